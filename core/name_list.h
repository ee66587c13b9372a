/* SPDX-License-Identifier: Apache-2.0 */
/* A policy's lists of globs for names, read when first asked, and whether a spelled name fits one. */
#ifndef BRI_NAME_LIST_H
#define BRI_NAME_LIST_H

#include "world.h"

struct name_glob;
/* What a condition "names" asks, ready to be compared. */
struct name_list {
	const struct bri_condition *names;
	const struct bri_policy *policy;
	unsigned kind; /* enum name_kind of the check; 0: of no one's */
	bool is_read;  /* the two below are filled: in most units nobody asks */
	struct name_glob *globs;
	size_t positive; /* those without a "!", in front */
};

/* NULL: nobody added it. */
struct name_list *bri_name_list(const struct world *world, const struct bri_condition *names);
/* Makes room for it, if nobody has.  false: out of memory */
bool bri_name_list_add(struct world *world, const struct bri_condition *names, unsigned kind);
/* One of the globs fits, and none of those with a "!". */
bool bri_name_list_fits(struct name_list *list, const struct bri_spelled *name);
/* One of the globs with a "!" fits. */
bool bri_name_list_denies(struct name_list *list, const struct bri_spelled *name);
/* The last letter of each of its globs that end in a word, a bit each; all bits: some end otherwise. */
uint32_t bri_name_list_ends(struct name_list *list);

#endif

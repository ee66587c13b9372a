/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RECORDS_H
#define BRI_RECORDS_H

#include "elf_file.h"
#include "error.h"
#include "finding.h"
#include "judge.h"

#include <stddef.h>
#include <stdint.h>

/* What the link gate left of the outputs it proved: read once, then only looked
 * up, so that threads share it. */

struct bri_records;

/* One requirement, as the evidence of all linked units decides it. */
struct record_rule {
	char *id;
	enum bri_result result;
};

struct bri_link_record {
	char *output;       /* absolute path, as it was linked */
	char *build_id;     /* "" none */
	char loaded[65], policy[65];
	char code[65];                     /* "" not known */
	struct bri_elf_range search_path;  /* where its text was loaded; length 0: there was none */
	char *mode;
	enum bri_input_state state;        /* what it proves under the policy that is asked */
	size_t units, unchecked, functions_protected, functions_unprotected;
	struct record_rule *rules;
	size_t rule_count;
	struct bri_findings *findings; /* of the units */
	struct bri_findings *inputs;   /* on the objects that nobody checked; "unchecked" of them, but for an older record */
};

/* Every *.link file of a directory, those first that prove most to the policy of
 * this digest.  NULL with `reterr` when it can't be read or one of them is
 * damaged: then nothing is proven. */
struct bri_records *bri_records_open(const char *directory, const char *policy, struct bri_error *reterr);
void bri_records_close(struct bri_records *records); /* NULL allowed */
size_t bri_records_count(const struct bri_records *records);

enum bri_join { BRI_JOIN_NONE, BRI_JOIN_SAME, BRI_JOIN_CHANGED, BRI_JOIN_CODE };
/* The record of a file: by what is loaded of it; else by its build id, else by
 * its name, which are the same only where no more than the text of the search
 * path was changed, and else have changed since, or all but the code has.
 * Of several the one that proves most. */
enum bri_join bri_records_find(const struct bri_records *records, const struct bri_elf *elf, const char *path,
                               const struct bri_link_record **ret_record);

#endif

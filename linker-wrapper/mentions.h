/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_MENTIONS_H
#define BRI_MENTIONS_H

#include "elf_file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which linked objects have names in common, as their symbol tables say: of an object whose units hold nothing to judge
 * only those facts are wanted that such a unit can get at. */
struct mention {
	uint32_t hash; /* of the name; two names with one only make more objects wanted */
	uint32_t object;
	bool is_defined, is_data;
};
struct mentions {
	struct mention *items;
	size_t count, capacity;
	size_t objects;
	bool is_unknown; /* an object's names can't be told */
};

/* Of a name without its version. */
uint32_t mentions_hash(const char *name);
/* The next object's; its number is the count of those before it.  NULL: no ELF file.  False: out of memory. */
bool mentions_add(struct mentions *mentions, const struct bri_elf *elf);

/* `wanted`, by object: which ones stir; those that they reach, or are reached from, are added.  False: out of memory. */
bool mentions_spread(const struct mentions *mentions, bool *wanted);
void mentions_finish(struct mentions *mentions);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RECORDS_H
#define BRI_RECORDS_H

#include "elf_file.h"
#include "error.h"
#include "finding.h"

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
	char *mode;
	size_t units, unchecked, functions_protected, functions_unprotected;
	struct record_rule *rules;
	size_t rule_count;
	struct bri_findings *findings; /* of the units */
};

/* Every *.link file of a directory.  NULL with `reterr` when it can't be read or
 * one of them is damaged: then nothing is proven. */
struct bri_records *bri_records_open(const char *directory, struct bri_error *reterr);
void bri_records_close(struct bri_records *records); /* NULL allowed */
size_t bri_records_count(const struct bri_records *records);

enum bri_join { BRI_JOIN_NONE, BRI_JOIN_SAME, BRI_JOIN_CHANGED };
/* The record of a file: by its build id, else by what is loaded of it, else by
 * its name; all but the first two of the same bytes have changed since. */
enum bri_join bri_records_find(const struct bri_records *records, const struct bri_elf *elf, const char *path,
                               const struct bri_link_record **ret_record);

#endif

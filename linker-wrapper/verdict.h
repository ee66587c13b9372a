/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_VERDICT_H
#define BRI_VERDICT_H

#include "evidence.h"
#include "judge.h"
#include "listing.h"
#include "units.h"

#include <limits.h>
#include <stdbool.h>

/* The judgement of one link: inputs, program, output. */
struct verdict {
	const struct bri_policy *policy;
	enum bri_mode mode;
	const struct linker *linker;
	const struct command *command;
	const struct listing *listing;
	const struct units *units;
	struct bri_findings *findings; /* owned; NULL before verdict_reach */
};

int verdict_reach(struct verdict *verdict, struct bri_error *reterr);
/* Must the link end with an error? */
bool verdict_is_refused(const struct verdict *verdict);
/* To standard error: everything in enforce and harden, the same as warnings
 * in warn, nothing in record. */
int verdict_show(const struct verdict *verdict, struct bri_error *reterr);
/* Leaves findings as <directory>/<sha256 of the output's absolute path>.brn,
 * or removes what an earlier link left there. */
int verdict_report(const struct verdict *verdict, const char *directory, struct bri_error *reterr);
/* The output's absolute path and <directory>/<sha256 of it>.<suffix>; makes the directory. */
int verdict_report_path(const struct verdict *verdict, const char *directory, const char *suffix,
                        char ret_output[2 * PATH_MAX], char ret_path[PATH_MAX], struct bri_error *reterr);
/* Whole or not at all: written beside, then renamed. */
int verdict_write_file(const char *path, const unsigned char *bytes, size_t size, struct bri_error *reterr);
void verdict_finish(struct verdict *verdict);

#endif

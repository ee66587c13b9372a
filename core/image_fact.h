/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_IMAGE_FACT_H
#define BRI_IMAGE_FACT_H

#include "finding.h"
#include "judge.h"
#include "policy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What an image must show.  The gate reads files and reports facts by property;
 * what each property's names, patterns and values are, and what the rule makes
 * of them, is the policy's. */

/* One property as it was seen at one place, or of the whole image (file "."). */
struct bri_image_fact {
	const char *property;
	const char *file; /* relative to the image's root */
	uint32_t line;    /* 0: the file as a whole */
	enum bri_result result;
	const char *what, *value, *name; /* for the rule's message */
};

/* Judge one fact: a finding when it fails or is unknown, and a row either way.
 * *ret_row has rule NULL when no rule asks for the property. */
int bri_judge_image(const struct bri_policy *policy, const struct bri_image_fact *fact, struct bri_findings *findings,
                    struct bri_output_result *ret_row, struct bri_error *reterr);

/* The i-th property that the policy asks for; NULL past the end. */
const char *bri_image_property(const struct bri_policy *policy, size_t i);

/* Words of a named list of a property: the i-th, NULL past the end; and the
 * first that matches `text` as a glob (`*`, which crosses '/', `?`, `[0-9]`; case
 * counts), NULL when none does. */
const char *bri_image_word(const struct bri_policy *policy, const char *property, const char *list, size_t i);
const char *bri_image_match(const struct bri_policy *policy, const char *property, const char *list, const char *text);

/* A command, split into words as the shell would, is one that the property's
 * patterns name.  What isn't known is left in a word as `$NAME`. */
bool bri_image_command(const struct bri_policy *policy, const char *property, const char *const *words, size_t count);

/* Index of the program that a command's words really run: behind assignments,
 * `env`, `busybox`, `exec` and kin; `count` when there is none. */
size_t bri_image_program(const struct bri_policy *policy, const char *const *words, size_t count);

/* `*` and `?` only, case folded. */
bool bri_image_glob(const char *pattern, const char *text);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_BASELINE_H
#define BRI_BASELINE_H

#include "error.h"
#include "finding.h"

#include <stddef.h>
#include <stdint.h>

/* Waivers in a project's brinell.yaml, edited as text so that everything else
 * in the file, comments too, stays as its author wrote it.  A result that is no
 * valid policy isn't written. */

struct bri_baseline {
	const char *file;   /* the brinell.yaml */
	const char *root;   /* of the built-in policies */
};

/* What every new waiver says; all are required. */
struct bri_baseline_terms {
	const char *reason, *owner, *expires; /* expires: YYYY-MM-DD */
};

/* One waiver for each rule, file, function and source line among the unwaived failures (warnings too when asked), for
 * as many findings as there are, so that what is new fails.  *ret_added: how many. */
int bri_baseline_add(const struct bri_baseline *baseline, const struct bri_findings *findings,
                     const struct bri_baseline_terms *terms, bool warnings, size_t *ret_added,
                     struct bri_error *reterr);

/* A waiver that begins on this line accepts `uses` findings: 0, it goes; else its count is lowered to that. */
struct bri_baseline_use { uint32_t line; size_t uses; };
int bri_baseline_lower(const struct bri_baseline *baseline, const struct bri_baseline_use *uses, size_t count,
                       struct bri_error *reterr);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_COMPARE_H
#define BRI_COMPARE_H

#include "gather.h"
#include "policy.h"

#include <stdio.h>

/* Say what changes when `after` takes the place of `before`, and with evidence
 * (NULL: none) what that does to its findings.  -1 with reterr: out of memory. */
int bri_compare_policies(const struct bri_policy *before, const struct bri_policy *after,
                         const struct bri_gathered *evidence, FILE *stream, struct bri_error *reterr);

#endif

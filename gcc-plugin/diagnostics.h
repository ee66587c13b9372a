/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_DIAGNOSTICS_H
#define BRI_GCC_DIAGNOSTICS_H

#include "compat.h"

/* Findings in GCC's own voice. */
void diagnostics_show(const struct bri_findings *findings, const struct bri_policy *policy);
/* The tool didn't do its job: an error that names the file and the next step. */
void diagnostics_fail(const struct bri_error *failure);

#endif

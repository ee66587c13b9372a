/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CHOSEN_H
#define BRI_CHOSEN_H

#include "error.h"
#include "install.h"
#include "policy.h"

#include <limits.h>

/* The policy that a command works under. */
struct bri_chosen {
	struct bri_policy *policy;
	char path[PATH_MAX]; /* its .bri, absolute */
	char digest[65];     /* 64 hex digits */
};

/* By `value` (--policy), else BRINELL_POLICY, else the nearest brinell.yaml
 * upward from `source` (NULL: from the working directory), else the default.
 * Finish with bri_chosen_close. */
int bri_chosen_open(struct bri_chosen *ret_chosen, const struct bri_install *install, const char *value,
                    const char *source, struct bri_error *reterr);
void bri_chosen_close(struct bri_chosen *chosen);

#endif

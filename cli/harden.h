/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_HARDEN_H
#define BRI_HARDEN_H

#include "cmdline.h"
#include "policy.h"

#include <stddef.h>

/* The options that mode harden adds at the end of the command line, where they
 * win: only what the policy asks for, only what is missing, and only where it
 * fits what is being built.  The texts are constants. */
#define BRI_HARDEN_MAX 16
size_t bri_harden_options(const struct bri_policy *policy, const struct bri_cmdline *line,
                          const char *ret_options[BRI_HARDEN_MAX]);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_STOOD_H
#define BRI_STOOD_H

#include "policy.h"

#include <limits.h>
#include <stdbool.h>

/* Leaves word in the report directory that this output was judged by this policy and stands, by its code (identity.h), so that the
 * end of a build can tell which linked files came past the gate.  Silent when it can't: then the file isn't known, and
 * is reported. */
void stood_leave_word(const char *directory, const struct bri_policy *policy, const char *output);
/* The file with that word. */
bool stood_place(const char *directory, const struct bri_policy *policy, char ret_path[PATH_MAX]);

#endif

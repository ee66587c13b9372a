/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_UNSEEN_H
#define BRI_UNSEEN_H

#include "error.h"
#include "finding.h"
#include "policy.h"

#include <limits.h>
#include <stdbool.h>
#include <time.h>

/* Linked files that a build left behind and that no link gate saw: what an absolute path to a linker, an emptied
 * environment or a compiler without gates makes. */
struct bri_unseen {
	const struct bri_policy *policy;
	const char *digest;    /* of that policy, hexadecimal: links remembered from earlier builds were judged by it */
	const char *reports;   /* where the link gate left word of what stands */
	struct timespec since; /* the build's start */
};

/* Where the links of earlier builds under the policy of this digest are remembered; false: nowhere. */
bool bri_unseen_remembered(const char *digest, char ret_path[PATH_MAX]);
/* Looks below the working directory.  Each such file is a finding; each file that was seen is judged again as it lies
 * there now, since something may have changed it after its link. */
int bri_unseen_find(const struct bri_unseen *unseen, struct bri_findings *findings, struct bri_error *reterr);

#endif

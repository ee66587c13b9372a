/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LASTING_H
#define BRI_LASTING_H

#include "error.h"
#include "finding.h"
#include "policy.h"

#include <sys/types.h>

/* Processes of a build that go on after its command has ended (`make ... &`, a server).  What they make afterwards comes
 * too late for the last look, so each is told as unknown. */

/* Before the build starts: whoever loses its parent becomes a child of this process. */
void bri_lasting_adopt(void);
/* Waits for `child`, and for whatever was adopted meanwhile.  Its status; -1 with errno: it can't be waited for. */
int bri_lasting_wait(pid_t child);
/* Those that are there still, after a moment in which they may end by themselves. */
int bri_lasting_find(const struct bri_policy *policy, struct bri_findings *findings, struct bri_error *reterr);

#endif

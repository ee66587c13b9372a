/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_HERITAGE_H
#define BRI_HERITAGE_H

/* A build under `brinell run` that starts its compilers with a clean environment (`env -i`, Bazel, BitBake) loses
 * which policy, mode and report directory it runs under.  The processes above still know. */

/* The variable that tells that the settings of `brinell run` are there. */
#define BRI_HERITAGE_MARK "BRINELL_RUN"

/* Set what `brinell run` set for this build and the build took away, from the nearest process above that has it.
 * What is set here stays.  Without such a process nothing changes. */
void bri_heritage_take(void);

/* The parent of process `pid`; 0: unknown. */
long bri_heritage_parent(long pid);

#endif

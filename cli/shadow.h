/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SHADOW_H
#define BRI_SHADOW_H

#include "chosen.h"
#include "error.h"
#include "launch.h"

/* A compiler that no plugin fits (tcc, a vendor's gcc without plugin headers): the Clang checker reads the same command
 * line in its stead.  What the source does is judged; what the compiler made of the options stays unknown, and the
 * evidence names both. */

/* Judge the unit of `launch`; its words hold no gates yet.  0: may be compiled, 1: refused (and told), -1: reterr. */
int bri_shadow_check(struct bri_launch *launch, const struct bri_chosen *chosen, struct bri_error *reterr);

/* Run the compiler of a checked unit and lay the evidence into its object.  Its status; 125 with reterr. */
int bri_shadow_compile(struct bri_launch *launch, struct bri_error *reterr);

#endif

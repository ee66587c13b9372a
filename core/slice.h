/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SLICE_H
#define BRI_SLICE_H

#include "fact_copy.h"
#include "world.h"

/* Marks what only a program can settle, of a world of one unit: `ret_travel` has room for every function and node of
 * the unit.  False: out of memory. */
bool bri_slice_unit(struct world *world, struct bri_travel *ret_travel);

#endif

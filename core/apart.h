/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_APART_H
#define BRI_APART_H

#include "fact.h"

#include <stdbool.h>
#include <stdint.h>

struct origin;

/* Can't one run through the body pass both places?  `leaving`: nor what follows a branch that leaves. */
bool bri_places_apart(const struct bri_unit *unit, uint32_t function, uint32_t first, uint32_t second, bool leaving);
/* Values that came the ways `one` and `other`, the latter used at `place`, were stored or handed on where no run does
 * both: they began as one thing, but at different times.  `handle`: the unit's number in the ways. */
bool bri_ways_apart(const struct bri_unit *unit, uint32_t handle, uint32_t function, const struct origin *one,
                    const struct origin *other, uint32_t place);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FACT_COPY_H
#define BRI_FACT_COPY_H

#include "fact.h"

/* A new unit with what travels of the bodies (NULL: all),
 * and of everything else only what those refer to, directly or through
 * initialisers, and what has external linkage and is defined here; places
 * resolved and kept in the unit itself, all options.  The unit must have passed
 * bri_unit_check.  NULL: out of memory.  Caller frees with bri_unit_free.
 * Private to the core. */
struct bri_unit *bri_unit_copy_kept(const struct bri_unit *unit, const struct bri_travel *travel);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_STOWAWAYS_H
#define BRI_STOWAWAYS_H

#include "archive.h"
#include "strangers.h"
#include "units.h"

#include <stddef.h>

/* Is there more in an object than its notes tell of?  They are those of units->items from `first` on.  What is found is
 * added to the units' inputs. */
int stowaways_look_for(struct units *units, size_t first, const struct bri_member *member, const struct around *around,
                       struct bri_error *reterr);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FACT_BIT_H
#define BRI_FACT_BIT_H

/* Private to the core. */
#include "fact.h"

/* `a & b`, where that is the lowest bit of something turned round, as the choice between 0 and 1 that it is; 0: it isn't. */
uint32_t bri_unit_add_turned_bit(struct bri_unit *unit, struct bri_shape shape, uint32_t a, uint32_t b, uint32_t location);

#endif

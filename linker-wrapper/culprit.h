/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CULPRIT_H
#define BRI_CULPRIT_H

#include "listing.h"

/* The linked object that asks for an executable stack, or that needs text
 * relocations; caller frees.  NULL when none is found. */
char *units_stack_culprit(const struct listing *listing);
char *units_text_culprit(const struct listing *listing);

#endif

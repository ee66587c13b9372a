/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RESOLVE_H
#define BRI_RESOLVE_H

/* Internal to core: names across units. */

#include <stdbool.h>

struct world;

/* Fill each function's, each object's home: the first definition in link order prevails; a strong one beats a weak
 * one, one with an initialiser a tentative one.  False: out of memory. */
bool bri_resolve_functions(struct world *world);
bool bri_resolve_objects(struct world *world);

#endif

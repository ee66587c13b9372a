/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ALGORITHM_H
#define BRI_ALGORITHM_H

#include "fact.h"
#include "policy.h"

/* Internal to core: algorithms that a unit implements itself, by what the policy says of their numbers and shape.
 *
 * One is there when everything in its chain of conditions is:
 *   numbers    each stands somewhere in the unit, in any spelling (negative, complemented)
 *   without    none of these does
 *   sequence   these stand side by side in an initialiser or a literal's bytes
 *   calls      one of these functions is called
 *   structure  "keyed-permutation": an array is filled with its own indexes, then a counter goes on by one of its
 *              elements and one of another array: j += s[i] + key[i % n] (RC4's schedule)
 * `found` is told of each name once: the first node of what gave it away, and its place when that is known. */
typedef void (*bri_algorithm_found)(void *context, const char *name, uint32_t node, uint32_t location);
void bri_algorithms_find(const struct bri_policy *policy, const struct bri_unit *unit, const struct bri_check *check,
                         bri_algorithm_found found, void *context);

/* schedule.c: the first store of a keyed permutation; 0: none.  Does a store through a pointer or reference set an
 * element to a counter that goes on with it?  Does the function set each element to its own index
 * (std::iota)?  The object and the index of a call that is a class's subscript; NULL: another. */
uint32_t bri_keyed_permutation(const struct bri_unit *unit);
bool bri_is_counted(const struct bri_unit *unit, const struct bri_node *store);
bool bri_is_iota(const struct bri_unit *unit, uint32_t function);
const uint32_t *bri_subscript(const struct bri_unit *unit, const struct bri_node *call);

#endif

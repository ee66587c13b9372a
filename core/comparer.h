/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_COMPARER_H
#define BRI_COMPARER_H

/* Internal to core: functions of the program's own that compare the texts they are given. */

#include "world.h"

/* Of a call into a body in sight that gives a number: a bit for each two of its parameters whose texts are compared
 * with each other, see BRI_PAIR_BIT.  0 where no argument is called like a secret, nor is `function`, that calls it,
 * called like what checks one. */
#define BRI_COMPARED_MAX 8
#define BRI_PAIR_BIT(first, second) (UINT64_C(1) << ((first) * BRI_COMPARED_MAX + (second)))
uint64_t bri_call_compares(struct world *world, uint32_t unit, uint32_t function, const struct bri_node *call,
                           bool *ret_zero_is_equal);

/* Marks the unit's functions that others may call and that compare texts: of a byte-by-byte loop nothing travels. */
void bri_mark_comparers(struct world *world, struct bri_unit *unit);

/* A call of what isn't in sight, that gives a number: is it given a text of the program and one that is called like a secret? */
bool bri_call_may_compare(struct world *world, uint32_t unit, uint32_t function, const struct bri_node *call);

/* The policy says of the callee that it compares its first two arguments. */
bool bri_is_comparison(const struct world *world, const struct world_function *known);

/* The comparison's argument is the only text that the function is given, and its name, by the policy, says that it
 * tells whether that is the secret; what the call finds equal isn't refused: that would be one that nobody may choose. */
bool bri_is_checked(struct world *world, uint32_t unit, uint32_t function, const struct bri_node *call,
                    uint32_t argument, bool zero_is_equal);

/* Is the condition `truth`, whatever else, when what the call returns is 0 (or when it isn't)? */
bool bri_follows(const struct world *world, uint32_t unit, uint32_t condition, const struct bri_node *call, bool zero,
                 bool truth);
/* Of such a comparison: as strcmp() does, not as operator==. */
bool bri_equal_gives_zero(const struct bri_unit *unit, const struct bri_node *call);

#endif

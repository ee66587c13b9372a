/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ENUMERATOR_H
#define BRI_ENUMERATOR_H

#include "fact.h"
#include "policy.h"

/* Enumerators that a policy asks for by name (`named` in a condition).  Private to the core. */

/* A bri_enumerator_wish; `policy`: the struct bri_policy.  Does a fact on this function or member name enumerators? */
bool bri_enumerators_wanted(void *policy, const char *name);

/* Likewise: does a fact speak of that function? */
bool bri_functions_wanted(void *policy, const char *name);

/* A bri_namer_wish likewise. */
int bri_functions_naming(void *policy, const char *name);

/* Leaves in the unit those that some condition names: the others say nothing to anybody. */
void bri_enumerators_prune(const struct bri_policy *policy, struct bri_unit *unit);

/* Is it the value of one of the condition's enumerators?  Those that the unit declares; where it declares none of
 * them, the numbers that the policy gives stand in. */
bool bri_enumerators_hold(const struct bri_policy *policy, const struct bri_unit *unit,
                          const struct bri_condition *condition, int64_t value);

#endif

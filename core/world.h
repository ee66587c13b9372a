/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_WORLD_H
#define BRI_WORLD_H

/* Internal to core: the units under judgement (one in a compile, all of them at
 * a link), their names resolved against each other and against the policy,
 * once.  Decides which functions are worth interpreting. */

#include "fact.h"
#include "fact_build.h"
#include "policy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct world_function {
	const struct bri_api *apis; /* what the policy knows of it */
	uint32_t api_count;
	uint32_t unit, function; /* its definition; function 0: none in sight */
	bool holds_anchor;       /* an API fact in its own body can produce a finding */
	bool reaches;            /* it, or what it calls, holds one */
	bool called;             /* by a body in sight */
	bool taken;              /* its name is used other than to call it */
	bool entered;            /* some root went through it */
	bool reads_globals;      /* as a root it read a file-scope object that bodies write */
	uint32_t stores_then;    /* how many stores were known at its last run */
};
struct world_object {
	uint32_t unit, object; /* its definition */
	bool written;          /* a body in sight stores to it or hands it over to be written */
	bool wanted;           /* a function worth interpreting names it */
	bool aliased;          /* its address is taken other than to be read by a callee */
};
struct world_unit {
	const struct bri_unit *unit;
	struct world_function *functions; /* by handle */
	struct world_object *objects;     /* by handle */
	const struct bri_api **fields;    /* by name; NULL: the policy doesn't know it */
	uint32_t *field_counts;
	uint32_t names;
};
struct world {
	const struct bri_policy *policy;
	struct world_unit *units;
	size_t count;
};

/* NULL: out of memory.  Units are borrowed. */
struct world *bri_world_new(const struct bri_policy *policy, const struct bri_unit *const *units, size_t count);
void bri_world_free(struct world *world);

#endif

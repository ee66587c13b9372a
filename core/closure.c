/* SPDX-License-Identifier: Apache-2.0 */
/* What a lambda holds.  A body that nobody in sight calls is run where the lambda is handed over, with what it holds;
 * and what it holds is its writer's word, told of where the lambda uses it. */
#include "check.h"
#include "interp.h"

#include <string.h>

struct closure_seen {
	struct closure_seen *next;
	uint32_t unit, function, act;
};

static const char *name_of(const struct interp *in, uint32_t unit, uint32_t function)
{
	const struct bri_unit *home = in->world->units[unit].unit;
	return function ? bri_unit_text(home, bri_unit_function(home, function)->name) : "";
}

bool bri_wrote_lambda(const struct interp *in, const struct activation *act, uint32_t unit, uint32_t lambda)
{
	const char *name = name_of(in, unit, lambda), *holder = name_of(in, act->unit, act->function);
	size_t length = strlen(holder);
	return length && strncmp(name, holder, length) == 0 && strncmp(name + length, "::<lambda>", 10) == 0;
}

/* A lambda that holds nothing is called with its arguments alone. */
static bool holds_something(const struct interp *in, const struct activation *act)
{
	const struct bri_unit *unit = in->world->units[act->unit].unit;
	const struct bri_function *function = bri_unit_function(unit, act->function);
	const char *first = function->params ? bri_unit_text(unit, bri_unit_object(unit, function->first_param)->name) : "";
	return strcmp(first, "this") == 0 || strcmp(first, "__closure") == 0;
}

/* Was it handed over as an argument, and not by what the closure holds? */
static bool is_argument(const struct interp *in, const struct activation *act, const struct atom *atom)
{
	const struct region *region = atom->kind == ATOM_ADDRESS ? &in->regions[atom->id] : NULL;
	for (size_t i = holds_something(in, act); i < act->arg_count; i++)
		for (uint32_t k = 0; k < act->args[i].count; k++) {
			const struct atom *given = &act->args[i].atoms[k];
			if (given->kind != atom->kind)
				continue;
			if (atom->kind == ATOM_INT ? given->number == atom->number : given->id == atom->id)
				return true;
			if (region && region->kind == REGION_BOX && given->id == region->unit)
				return true;
		}
	return false;
}

const struct activation *bri_closure_home(const struct interp *in, const struct activation *home,
                                          const struct atom *atom)
{
	const struct activation *found = home;
	for (const struct activation *act = in->top; act && act != home; act = act->caller)
		if (act->args && bri_wrote_lambda(in, home, act->unit, act->function) && !is_argument(in, act, atom))
			found = act;
	return found;
}

static bool is_seen(struct interp *in, uint32_t unit, uint32_t function)
{
	for (const struct closure_seen *seen = in->closures; seen; seen = seen->next)
		if (seen->unit == unit && seen->function == function && seen->act == in->act_now)
			return true;
	struct closure_seen *seen = bri_interp_alloc(in, sizeof *seen);
	if (in->stop)
		return true;
	*seen = (struct closure_seen){in->closures, unit, function, in->act_now};
	in->closures = seen;
	return false;
}

void bri_closures_run(struct interp *in, struct state *state, const struct call_site *site)
{
	for (size_t i = 0; in->run && i < site->count && !in->shallow && !in->stop; i++) {
		const struct atom *lambda = NULL, *object = NULL;
		for (uint32_t k = 0; k < site->args[i].count; k++) {
			const struct atom *atom = &site->args[i].atoms[k];
			lambda = atom->kind == ATOM_FUNCTION ? atom : lambda;
			object = atom->kind == ATOM_ADDRESS ? atom : object;
		}
		const struct world_function *known =
		    lambda && object ? &in->world->units[lambda->unit].functions[lambda->id] : NULL;
		if (!known || !known->function || !(known->reach & REACHES_ANCHOR) || !in->top->function ||
		    !bri_wrote_lambda(in, in->top, known->unit, known->function) || is_seen(in, known->unit, known->function))
			continue;
		struct value closure = bri_value_of(in, *object);
		bri_call_body(in, bri_state_copy(in, state), known->unit, known->function, &closure, 1,
		              site->node->location, site->unit);
	}
}

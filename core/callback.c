/* SPDX-License-Identifier: Apache-2.0 */
/* Does a callback say yes on every path?  Runs it apart, as a root of its own
 * with unknown arguments, and looks at each return. */
#include "check.h"
#include "interp.h"

static bool returns_hold(struct interp *in, const struct bri_condition *condition, const struct return_seen *seen)
{
	struct bri_condition plain = *condition;
	plain.op = (uint8_t)condition->mask;
	plain.mask = 0;
	plain.chained = 0;
	for (; seen; seen = seen->next) {
		struct answer answer = bri_conditions_any(in, seen->state, &plain, 1, seen->value, NULL);
		if (!seen->value.count || !answer.must)
			return false;
	}
	return true;
}

/* What the parameter points to is zero at every return. */
static bool lands_zero(struct interp *in, const struct bri_condition *condition, const struct activation *act,
                       const struct return_seen *seen)
{
	const struct bri_unit *unit = in->world->units[act->unit].unit;
	const struct bri_function *function = bri_unit_function(unit, act->function);
	if (condition->arg >= function->params)
		return false;
	struct bri_node pointer = {.type = BRI_POINTER,
	                           .size = bri_unit_object(unit, function->first_param + condition->arg)->shape.size};
	struct bri_node word = {.type = BRI_UNSIGNED, .size = 4};
	uint32_t region = bri_region_of_object(in, act->unit, function->first_param + condition->arg, act->id);
	for (; seen; seen = seen->next) {
		int64_t number;
		struct value target = bri_memory_read(in, region, seen->state, 0, &pointer);
		if (!bri_value_single(bri_load(in, seen->state, target, &word), &number) || number != 0)
			return false;
	}
	return true;
}

struct answer bri_accepts_always(struct interp *in, const struct bri_api *api, struct value callback)
{
	struct answer answer = {.known = true, .must = true, .shown = ""};
	for (uint32_t i = 0; i < callback.count; i++) {
		const struct atom *atom = &callback.atoms[i];
		struct world_function *known =
		    atom->kind == ATOM_FUNCTION ? &in->world->units[atom->unit].functions[atom->id] : NULL;
		if (!known || !known->function) {
			answer.must = false;
			answer.known &= atom->kind == ATOM_INT;
			if (known && in->run)
				in->run->open = true;
			continue;
		}
		struct interp apart;
		struct activation act;
		if (bri_interp_init(&apart, in->world, NULL) < 0) {
			in->stop = in->failed = true;
			return answer;
		}
		apart.budget = in->budget / 4 + 1000;
		bri_interp_root(&apart, known->unit, known->function, &act);
		apart.top = &act;
		const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_accept;
		bool accepts = api->accept > 0 && act.returns && !apart.stop && !apart.exits;
		for (uint32_t c = 0; c < api->accept && accepts; c++)
			accepts = conditions[c].op == BRI_RETURNS
			              ? returns_hold(&apart, &conditions[c], act.returns)
			              : lands_zero(&apart, &conditions[c], &act, act.returns);
		if (apart.failed)
			in->stop = in->failed = true;
		bri_interp_finish(&apart);
		if (accepts && !answer.may) {
			const struct bri_unit *unit = in->world->units[known->unit].unit;
			answer.may = true;
			answer.atom = *atom;
			answer.shown = bri_unit_text(unit, bri_unit_function(unit, known->function)->name);
		}
		answer.must &= accepts;
	}
	answer.must &= answer.may;
	return answer;
}

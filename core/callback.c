/* SPDX-License-Identifier: Apache-2.0 */
/* What a callback does: does it say yes on every path, what does it hand back?
 * Runs it apart, as a root of its own with unknown arguments, and looks at each
 * return. */
#include "check.h"
#include "interp.h"

static bool returns_hold(struct interp *in, const struct bri_condition *condition, const struct return_seen *seen)
{
	struct bri_condition plain = *condition;
	plain.op = (uint8_t)condition->mask;
	plain.mask = 0;
	plain.chained = 0;
	for (; seen; seen = seen->next) {
		struct answer answer = bri_conditions_any(in, seen->state, &plain, 1, seen->value, false);
		if (!seen->value.count || !answer.must)
			return false;
	}
	return true;
}

/* What the parameter is at a return; no value when the function has no such parameter. */
static struct value param_at(struct interp *in, const struct activation *act, const struct return_seen *seen,
                             unsigned param)
{
	const struct bri_unit *unit = in->world->units[act->unit].unit;
	const struct bri_function *function = bri_unit_function(unit, act->function);
	if (param >= function->params)
		return bri_value_none();
	uint32_t object = function->first_param + param;
	struct bri_node pointer = {.type = BRI_POINTER, .size = bri_unit_object(unit, object)->shape.size};
	return bri_memory_read(in, bri_region_of_object(in, act->unit, object, act->id), seen->state, 0, &pointer);
}

/* What the parameter points to is zero at every return: set to it, or seen to be. */
static bool lands_zero(struct interp *in, const struct bri_condition *condition, const struct activation *act,
                       const struct return_seen *seen)
{
	struct bri_node word = {.type = BRI_UNSIGNED, .size = 4};
	for (; seen; seen = seen->next) {
		struct value target = param_at(in, act, seen, condition->arg);
		if (!target.count || bri_value_may_be_true(bri_load(in, seen->state, target, &word)))
			return false;
	}
	return true;
}

/* What the library has the callback write to is there. */
static uint32_t landed_params(const struct interp *in, const struct bri_api *api)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_accept;
	uint32_t params = 0;
	for (uint32_t c = 0; c < api->accept; c++)
		if (conditions[c].op != BRI_RETURNS && conditions[c].op != BRI_ENDS && conditions[c].op != BRI_ENDS_MARKED &&
		    conditions[c].arg < 32)
			params |= 1u << conditions[c].arg;
	return params;
}

/* The parameter is a handle that was marked on the way to every return. */
static bool ends_marked(struct interp *in, const struct bri_condition *condition, const struct activation *act,
                        const struct return_seen *seen)
{
	for (; seen; seen = seen->next) {
		struct value handle = param_at(in, act, seen, condition->arg);
		if (handle.count != 1 ||
		    !bri_slot_is_marked(in, seen->state, &handle.atoms[0], (uint32_t)condition->number))
			return false;
	}
	return true;
}

/* What the question is about at a return: what lies behind the parameter, or what is returned. */
static struct value told_at(struct interp *in, const struct question *question, const struct activation *act,
                            const struct return_seen *seen)
{
	unsigned writes = bri_api_writes(question->api->flags);
	return writes == BRI_WRITES_RESULT ? bri_box_follow(in, seen->state, seen->value)
	                                   : param_at(in, act, seen, writes - 1);
}

/* What the callback drew from is told of where it is registered, not where it draws. */
static void note_sources(struct interp *in, struct judge_run *run, const struct question *question,
                         const struct activation *act)
{
	in->run = run;
	for (const struct return_seen *seen = act->returns; run && seen; seen = seen->next)
		bri_named_sources(in, seen->state, question->check, told_at(in, question, act, seen));
	in->run = NULL;
}

/* Is it yes for what was stored?  One return is enough, or every one that stored something, as the rule says. */
static bool writes_bad(struct interp *in, const struct question *question, const struct activation *act)
{
	struct bri_api plain = *question->api;
	bool any = false, all = question->check->flags & BRI_CHECK_ALL;
	bool is_result = bri_api_writes(question->api->flags) == BRI_WRITES_RESULT;
	plain.flags &= ~(255u << BRI_API_WRITES_SHIFT);
	plain.length = BRI_NO_ARG;
	for (const struct return_seen *seen = act->returns; seen; seen = seen->next) {
		struct value target = told_at(in, question, act, seen);
		if (is_result && target.count) {
			struct question inner = {&plain, question->check, NULL, target, 0, true, 0};
			struct answer answer = bri_predicate_ask(in, seen->state, &inner);
			if (all && !answer.must)
				return false;
			any |= answer.may;
			continue;
		}
		uint32_t region = target.count ? bri_atom_region(in, &target.atoms[0]) : 0;
		for (uint32_t i = 1; i < target.count; i++) /* it may have moved along its buffer */
			if (bri_atom_region(in, &target.atoms[i]) != region)
				region = 0;
		if (!region || bri_state_get(in, seen->state, region) == in->regions[region].initial)
			continue;
		struct atom at = target.atoms[0];
		if (at.kind == ATOM_SYMBOL)
			at = (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = at.act};
		struct question inner = {&plain, question->check, NULL, bri_value_of(in, at), 0, true, 0};
		struct answer answer = bri_predicate_ask(in, seen->state, &inner);
		if (all && !answer.must)
			return false;
		any |= answer.may;
	}
	return any;
}

static bool accepts(struct interp *in, const struct bri_api *api, const struct activation *act)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + api->first_accept;
	bool all = api->accept > 0;
	for (uint32_t c = 0; c < api->accept && all; c++)
		switch (conditions[c].op) {
		case BRI_RETURNS:
			all = returns_hold(in, &conditions[c], act->returns);
			break;
		case BRI_ENDS: /* who asks has seen that it does: what isn't in sight might throw */
			all = !in->left_sight;
			break;
		case BRI_ENDS_MARKED:
			all = ends_marked(in, &conditions[c], act, act->returns);
			break;
		default:
			all = lands_zero(in, &conditions[c], act, act->returns);
			break;
		}
	return all;
}

/* Each function that the value may be: does it accept, or, given a question, is what it stores bad? */
static struct answer ask_callbacks(struct interp *in, struct state *state, const struct bri_api *api,
                                   const struct question *question, struct value callback)
{
	struct answer answer = {.known = true, .must = true, .shown = ""};
	callback = bri_closure_held(in, state, callback);
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
		apart.valid_params = question ? 0 : landed_params(in, api);
		bri_interp_root(&apart, known->unit, known->function, 0, &act);
		apart.top = &act;
		bool bad = act.returns && !apart.stop && !apart.exits &&
		           (question ? writes_bad(&apart, question, &act) : accepts(&apart, api, &act));
		if (bad && question && question->check->predicate == BRI_IS_FROM)
			note_sources(&apart, in->run, question, &act);
		if (apart.failed)
			in->stop = in->failed = true;
		bri_interp_finish(&apart);
		if (bad && !answer.may) {
			const struct bri_unit *unit = in->world->units[known->unit].unit;
			answer.may = true;
			answer.atom = *atom;
			answer.shown = bri_unit_text(unit, bri_unit_function(unit, known->function)->name);
		}
		answer.must &= bad;
	}
	answer.must &= answer.may;
	return answer;
}

struct answer bri_accepts_always(struct interp *in, struct state *state, const struct bri_api *api, struct value callback)
{
	return ask_callbacks(in, state, api, NULL, callback);
}

struct answer bri_callback_writes(struct interp *in, struct state *state, const struct question *question)
{
	return ask_callbacks(in, state, question->api, question, question->value);
}

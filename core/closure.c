/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies that nobody in sight calls, run where they are handed over.  A lambda with what it holds: that is its writer's
 * word, told of where the lambda uses it.  What a thread, a timer or a task is started with with its argument. */
#include "check.h"
#include "interp.h"

#include <string.h>

enum { STARTS_NESTED = 1000 };

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

/* It runs later, or beside: what it leaves in memory nobody knows here, but what it sets on a handle stays set. */
static void run_apart(struct interp *in, struct state *state, const struct world_function *known, const struct value *args,
                      size_t count, const struct call_site *site)
{
	struct state *beside = bri_state_copy(in, state);
	bri_call_body(in, beside, known->unit, known->function, args, count, site->node->location, site->unit);
	if (beside->live && !in->stop)
		state->settings = bri_slot_join(in, state->settings, beside->settings);
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
		run_apart(in, state, known, &closure, 1, site);
	}
}

bool bri_has_function(struct value value)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_FUNCTION)
			return true;
	return false;
}

#define WORDS_HELD 4

/* A library's object keeps what it was given as bytes, and behind them, last of all, which of its own functions calls that. */
static struct value called_through(struct interp *in, struct state *state, struct value object)
{
	struct bri_node pointer = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	uint32_t size = in->regions[object.atoms[0].id].size;
	for (uint32_t k = WORDS_HELD; k-- > 1 && size >= WORDS_HELD * pointer.size;) {
		struct value at = bri_pointer_moved(in, object, bri_value_int(in, k, NULL), pointer.size);
		struct value held = bri_load(in, state, at, &pointer);
		const struct atom *atom = held.count == 1 && held.atoms[0].kind == ATOM_FUNCTION ? &held.atoms[0] : NULL;
		const struct bri_unit *unit = atom ? in->world->units[atom->unit].unit : NULL;
		if (atom && bri_unit_function(unit, atom->id)->flags & BRI_FUNCTION_SYSTEM)
			return held;
	}
	return object;
}

struct value bri_closure_held(struct interp *in, struct state *state, struct value value)
{
	struct bri_node pointer = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	if (value.count != 1 || value.atoms[0].kind != ATOM_ADDRESS)
		return value;
	struct value held = bri_load(in, state, value, &pointer);
	return bri_has_function(held) ? held : called_through(in, state, value);
}

/* An object that can be called was handed over as what is called, or the object: a body in sight is given the object. */
struct value bri_closure_object(struct interp *in, struct value value)
{
	struct value result = bri_value_none();
	bool called = false;
	for (uint32_t i = 0; i < value.count; i++) {
		called |= value.atoms[i].kind == ATOM_FUNCTION;
		if (value.atoms[i].kind == ATOM_ADDRESS)
			result = bri_value_join(in, result, bri_value_of(in, value.atoms[i]));
	}
	return called && result.count ? result : value;
}

/* What the call gives an object to hold, or its result; no value: that isn't what it does. */
struct value bri_closure_given(struct interp *in, struct state *state, const struct call_site *site)
{
	bool is_made = site->node->kind == BRI_CALL && site->node->type == BRI_AGGREGATE;
	bool may_hold = is_made || bri_is_constructor(site->callee) || strncmp(bri_own_name(site->callee), "operator=", 9) == 0;
	if (!may_hold || !state->live || in->stop || site->count != (is_made ? 1 : 2))
		return bri_value_none();
	struct value held = bri_closure_held(in, state, site->given[site->count - 1]);
	return bri_has_function(held) ? held : bri_value_none();
}

bool bri_closure_wraps(struct interp *in, struct state *state, const struct call_site *site,
                       const struct world_function *known)
{
	const struct world_unit *home = &in->world->units[known->unit];
	const struct bri_function *body = bri_unit_function(home->unit, known->function);
	return body->flags & BRI_FUNCTION_SYSTEM && !(home->functions[known->function].reach & REACHES_ANCHOR) &&
	       bri_closure_given(in, state, site).count > 0;
}

struct value bri_closure_kept(struct interp *in, struct state *state, const struct call_site *site, struct value held,
                              struct value result)
{
	if (held.count && site->count == 1)
		return bri_box_holding(in, state, held, site->node->size);
	if (held.count)
		bri_store(in, state, site->given[0], held, bri_pointer_size(in));
	return result;
}

static bool is_running(const struct interp *in, uint32_t unit, uint32_t function)
{
	for (const struct activation *act = in->top; act; act = act->caller)
		if (act->unit == unit && act->function == function)
			return true;
	return false;
}

/* What is handed on by reference, as its copy that the function gets: a pointer, or a number that it takes, is read. */
static struct value by_reference(struct interp *in, struct state *state, struct value given, const struct bri_object *param)
{
	const struct atom *atom = given.count == 1 ? given.atoms : NULL;
	const struct region *region = atom && atom->kind == ATOM_ADDRESS && atom->number == 0 ? &in->regions[atom->id] : NULL;
	if (!region || region->kind != REGION_OBJECT)
		return given;
	const struct bri_shape held = bri_unit_object(in->world->units[region->unit].unit, region->handle)->shape;
	const struct bri_node shape = {.type = held.type, .size = held.size};
	bool is_number = (held.type == BRI_SIGNED || held.type == BRI_UNSIGNED) && !(param && param->shape.type == BRI_POINTER);
	return held.type == BRI_POINTER || is_number ? bri_load(in, state, given, &shape) : given;
}

/* The function itself, or a pointer to a member function: an object that begins with it. */
static struct value started(struct interp *in, struct state *state, struct value given)
{
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	bool is_object = given.count == 1 && given.atoms[0].kind == ATOM_ADDRESS &&
	                 in->regions[given.atoms[0].id].size == 2u * shape.size;
	struct value first = is_object ? bri_load(in, state, given, &shape) : given;
	return first.count == 1 && first.atoms[0].kind == ATOM_FUNCTION ? first : given;
}

/* A library's function is started: what it is given is what the policy speaks of. */
static void ask_started(struct interp *in, struct state *state, const struct atom *atom, struct value *args, size_t count,
                        const struct call_site *site)
{
	const struct world_unit *home = &in->world->units[atom->unit];
	const struct world_function *known = &home->functions[atom->id];
	struct call_site here = *site;
	here.callee = bri_unit_text(home->unit, bri_unit_function(home->unit, atom->id)->name);
	here.apis = known->apis;
	here.api_count = known->api_count;
	here.args = here.given = args;
	here.count = count;
	here.direct = false;
	bri_check_call(in, state, &here, NULL);
}

/* What isn't run here is run from unknown parameters. */
static void refuse(struct interp *in, struct value starts)
{
	for (uint32_t i = 0; i < starts.count; i++)
		if (starts.atoms[i].kind == ATOM_FUNCTION)
			in->world->units[starts.atoms[i].unit].functions[starts.atoms[i].id].refused = true;
}

static void run_started(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	if (!in->run || api->length >= site->count || api->arg >= site->count)
		return;
	struct value starts = started(in, state, site->given[api->arg]);
	if (in->shallow || in->nesting > STARTS_NESTED) {
		refuse(in, starts);
		return;
	}
	unsigned count = api->flags & BRI_API_REST ? (unsigned)site->count - api->length : 1;
	for (uint32_t i = 0; i < starts.count && !in->stop; i++) {
		const struct atom *atom = &starts.atoms[i];
		const struct world_function *known =
		    atom->kind == ATOM_FUNCTION ? &in->world->units[atom->unit].functions[atom->id] : NULL;
		if (!known || (!known->function && !known->api_count))
			continue;
		if (known->function && (is_running(in, known->unit, known->function) ||
		                        !(in->world->units[known->unit].functions[known->function].reach & REACHES_ANCHOR)))
			continue;
		const struct bri_unit *unit = in->world->units[known->unit].unit;
		const struct bri_function *function = bri_unit_function(unit, known->function);
		struct value *args = bri_interp_alloc(in, (api->to + count) * sizeof *args);
		for (unsigned k = 0; k < api->to && !in->stop; k++)
			args[k] = bri_value_unknown(in, 0, 0);
		for (unsigned k = 0; k < count && !in->stop; k++) {
			struct value given = site->given[api->length + k];
			const struct bri_object *param =
			    api->to + k < function->params ? bri_unit_object(unit, function->first_param + api->to + k) : NULL;
			args[api->to + k] = api->flags & BRI_API_DEREF ? by_reference(in, state, given, param) : given;
		}
		if (!known->function) {
			ask_started(in, state, atom, args, api->to + count, site);
			continue;
		}
		in->starts++;
		run_apart(in, state, known, args, api->to + count, site);
		in->starts--;
	}
}

void bri_started_run(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	run_started(in, state, api, site);
	for (size_t i = api->length; i < site->count && !(api->flags & BRI_API_DEREF); i++) {
		bri_others_keep(in, state, site->given[i]);
		if (!(api->flags & BRI_API_REST))
			break;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Calls: into a body in sight with the caller's memory, by the policy's facts, or
 * into the unknown, which may write whatever it was given to write. */
#include "check.h"
#include "interp.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 200
#define ARGS_MAX 64
#define SAME_MAX 2
#define PLAIN_BODY_MAX 400 /* nodes */
#define PLAIN_BUDGET 8000u /* steps of a root in one of them, where nothing known comes of it */
#define GOTO_ROUNDS_MAX 4

static uint32_t activation_new(struct interp *in, uint32_t caller)
{
	if (in->act_count == in->act_room) {
		uint32_t room = in->act_room ? in->act_room * 2 : 256;
		uint32_t *grown = realloc(in->act_parent, room * sizeof *grown);
		if (!grown) {
			in->stop = in->failed = true;
			return 0;
		}
		in->act_parent = grown;
		in->act_room = room;
	}
	in->act_parent[in->act_count] = caller;
	return in->act_count++;
}

static struct value fresh_symbol(struct interp *in, const char *name, const struct call_site *site, unsigned flags)
{
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	*origin = (struct origin){
	    .kind = ORIGIN_CALL, .name = name, .unit = site->unit, .location = site->node->location, .length = 1};
	return bri_value_of(in, (struct atom){.kind = ATOM_SYMBOL, .id = ++in->symbols, .call = name, .origin = origin,
	                                      .act = in->act_now, .flags = (uint8_t)flags});
}

/* `...` can't say const; what a fact calls a key, a URL, a text is read there. */
static bool is_looked_at(struct interp *in, struct state *state, const struct call_site *site, size_t arg)
{
	for (size_t i = 0; i < site->api_count; i++) {
		const struct bri_api *api = &site->apis[i];
		bool rest = api->flags & BRI_API_REST && arg >= api->arg;
		if (api->locus == BRI_AT_ARG && api->role != BRI_NOTHING && (api->arg == arg || rest) &&
		    bri_conditions_when(in, state, api, site))
			return true;
	}
	return false;
}

/* The address of a member gives that member away, no more.  A first member may be what a larger thing begins with:
 * libraries don't know of that thing. */
static void give_away(struct interp *in, struct state *state, const struct atom *atom, bool is_library, bool is_counted)
{
	uint32_t region = bri_atom_region(in, atom);
	if (!region)
		return;
	uint32_t size = in->regions[region].size;
	bool part = atom->extent && (size == 0 || atom->extent < size) && !(atom->flags & ATOM_ANYWHERE) &&
	            (is_library || (atom->kind == ATOM_ADDRESS && (size || atom->number)));
	uint32_t most = atom->extent && atom->extent < BRI_TAKEN_MAX ? atom->extent : BRI_TAKEN_MAX;
	if (!part && !is_counted)
		in->regions[region].escaped = true;
	bri_forget(in, state, (struct value){1, atom}, 0, NULL, is_counted ? most : part ? atom->extent : UINT32_MAX,
	           is_counted ? BY_NOBODY : 0);
}

/* The callee isn't in sight: it may write through what it can write through, and keep it.  `known`: NULL by a pointer. */
static struct value call_unknown(struct interp *in, struct state *state, const struct call_site *site,
                                 const struct world_function *known, bool is_library, bool is_variadic)
{
	size_t count;
	const uint32_t *items = bri_unit_list(interp_unit(in), site->node, &count);
	in->left_sight = true;
	for (size_t i = 0; i < site->count && i < count; i++) {
		bool read_only = bri_unit_node(interp_unit(in), items[i])->flags & BRI_READ_ONLY ||
		                 (is_variadic && is_looked_at(in, state, site, i));
		enum taken taken = read_only ? TAKEN_READ : bri_taken(in, state, site, known, i);
		if (!read_only || bri_has_function(site->args[i]))
			bri_others_fill(in, state, site->args[i]);
		for (uint32_t k = 0; k < site->args[i].count && !in->stop; k++) {
			const struct atom *atom = &site->args[i].atoms[k];
			if (!is_library) {
				struct handle handle = bri_atom_handle(atom);
				if (handle.kind != ATOM_INT)
					bri_slot_use(in, state, handle, USED_PERHAPS);
			}
			if (taken != TAKEN_READ)
				give_away(in, state, atom, is_library, taken == TAKEN_COUNTED);
		}
	}
	if (!is_library && in->run)
		in->run->open = true;
	bri_others_ran(in, state, is_library);
	return fresh_symbol(in, site->callee, site, 0);
}

static void bind(struct interp *in, struct state *state, const struct activation *act, const struct value *args,
                 size_t count)
{
	const struct bri_unit *unit = interp_unit(in);
	const struct bri_function *function = bri_unit_function(unit, act->function);
	const char *name = bri_unit_text(unit, function->name);
	for (uint32_t i = 0; i < function->params && !in->stop; i++) {
		uint32_t object = function->first_param + i;
		const struct bri_object *param = bri_unit_object(unit, object);
		uint32_t region = bri_region_of_object(in, act->unit, object, act->id);
		struct value value = i < count ? bri_closure_object(in, args[i]) : bri_value_unknown(in, 0, 0);
		if (param->shape.type == BRI_AGGREGATE) {
			struct value to = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = act->id});
			bri_store_copy(in, state, to, value, param->shape.size, param->shape.size != 0);
			continue;
		}
		value = bri_value_step(in, value, ORIGIN_PASSED, name, act->call_unit, act->call_location, i + 1);
		struct cell cell = {.length = param->shape.size ? param->shape.size : 8,
		                    .content = CONTENT_VALUE,
		                    .value = value,
		                    .act = in->act_now};
		bri_state_set(in, state, region,
		              bri_memory_write(in, bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL), cell));
	}
}

static void run_body(struct interp *in, struct state *state, struct activation *act)
{
	uint32_t body = bri_unit_function(interp_unit(in), act->function)->body;
	act->returned = bri_state_new(in);
	act->returned->live = false;
	for (int round = 0; round < GOTO_ROUNDS_MAX && !in->stop; round++) {
		struct state *path = bri_state_copy(in, state);
		act->again = false;
		for (uint32_t i = 0; i < act->label_count; i++)
			act->labels[i].passed = false;
		bri_execute(in, path, body);
		if (path->live) { /* fell off the end */
			struct return_seen *seen = bri_interp_alloc(in, sizeof *seen);
			*seen = (struct return_seen){act->returns, bri_value_none(), path};
			act->returns = seen;
			bri_state_return(in, act->returned, path, act);
		}
		if (!act->again)
			break;
	}
	if (in->run && in->run->members)
		bri_check_left(in, act->returned);
}

/* `owner`: whose its values are once it has returned. */
static void enter(struct interp *in, struct activation *act, uint32_t unit, uint32_t function, uint32_t owner)
{
	act->caller = in->top;
	act->depth = in->top ? in->top->depth + 1 : 0;
	act->unit = unit;
	act->function = function;
	act->id = activation_new(in, owner);
	in->top = act;
	in->act_now = act->id;
	in->world->units[unit].functions[function].entered = true;
}

static void leave(struct interp *in, struct activation *act)
{
	in->top = act->caller;
	in->act_now = act->caller ? act->caller->id : 0;
}

/* A callee's own objects are gone, unless it returned one by value: fewer regions differ when paths join. */
static void forget_locals(struct interp *in, struct state *state, const struct activation *act, uint32_t first)
{
	for (uint32_t r = first; r < in->region_count && !in->stop; r++) {
		const struct region *region = &in->regions[r];
		bool kept = region->kind != REGION_OBJECT || region->act != act->id || region->escaped;
		for (uint32_t i = 0; i < act->result.count && !kept; i++)
			kept = act->result.atoms[i].kind == ATOM_ADDRESS && act->result.atoms[i].id == r;
		if (!kept && bri_state_get(in, state, r) != region->initial)
			bri_state_set(in, state, r, NULL);
	}
}

/* The last recursion that is followed stands for all deeper ones: a number that changed on the way in may be any,
 * what was passed on unchanged stays what it is. */
static const struct value *widened(struct interp *in, uint32_t unit, uint32_t function, const struct value *args,
                                   size_t count)
{
	const struct activation *last = NULL;
	int same = 0;
	for (const struct activation *act = in->top; act; act = act->caller)
		if (act->unit == unit && act->function == function && same++ == 0)
			last = act;
	if (same < SAME_MAX || !last->args)
		return args;
	struct value *wide = bri_interp_alloc(in, (count + 1) * sizeof *wide);
	for (size_t i = 0; i < count && !in->stop; i++) {
		int64_t number;
		bool changed = i >= last->arg_count || !bri_value_equal(args[i], last->args[i]);
		wide[i] = changed && bri_value_single(args[i], &number)
		              ? bri_value_unknown(in, bri_value_tags(args[i]), ATOM_CONSTANT)
		              : args[i];
	}
	return wide;
}

/* Parameters whose names forbid what they are given. */
static const struct value *named_args(struct interp *in, struct state *state, uint32_t unit, uint32_t function,
                                      const struct value *args, size_t count, uint32_t location)
{
	const struct bri_unit *home = in->world->units[unit].unit;
	const struct bri_function *facts = bri_unit_function(home, function);
	struct value *taken = NULL;
	for (uint32_t i = 0; i < facts->params && i < count && in->run; i++) {
		uint32_t name = bri_unit_object(home, facts->first_param + i)->name;
		if (!(bri_name_kinds(in->world, unit, name) & NAME_DRAWN))
			continue;
		if (!taken) {
			taken = bri_interp_alloc(in, count * sizeof *taken);
			if (in->stop)
				return args;
			memcpy(taken, args, count * sizeof *taken);
		}
		taken[i] = bri_named_take(in, state, unit, name, args[i], location);
	}
	return taken ? taken : args;
}

static bool is_all_numbers(struct value value)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind != ATOM_INT)
			return false;
	return value.count > 0;
}

/* It was given numbers only, or what came of it is known: a key that is decoded, a word that is looked up. */
static bool is_telling(struct interp *in, const struct activation *act)
{
	const struct bri_unit *unit = in->world->units[act->unit].unit;
	const struct bri_function *function = bri_unit_function(unit, act->function);
	bool numbers = true;
	for (size_t i = 0; i < act->arg_count && i < function->params && act->returned->live; i++) {
		const struct value *arg = &act->args[i];
		if (bri_unit_object(unit, function->first_param + (uint32_t)i)->shape.type != BRI_POINTER)
			continue;
		uint32_t region = arg->count == 1 ? bri_atom_region(in, arg->atoms) : 0, offset;
		numbers = false;
		if (!region || in->regions[region].read_only || region_is_static(&in->regions[region]) ||
		    !atom_offset(arg->atoms, &offset))
			continue;
		struct window window = bri_memory_window(bri_state_get(in, act->returned, region), in->regions[region].size,
		                                         offset, UINT32_MAX);
		if (window.known && !window.empty)
			return true;
	}
	return numbers || is_all_numbers(act->result);
}

static void note_spent(struct interp *in, const struct activation *act, uint64_t before)
{
	struct world_function *body = &in->world->units[act->unit].functions[act->function];
	if (!in->run || body->reach & REACHES_ANCHOR || is_telling(in, act))
		return;
	if (body->spent_in != in->run->root)
		body->spent = 0;
	body->spent_in = in->run->root;
	body->spent += (uint32_t)(in->visits - before);
}

struct value bri_call_body(struct interp *in, struct state *state, uint32_t unit, uint32_t function,
                           const struct value *args, size_t count, uint32_t location, uint32_t call_unit)
{
	struct activation act = {.call_location = location, .call_unit = call_unit};
	uint32_t first = in->region_count, chooser = in->chooser;
	uint64_t before = in->visits;
	in->chooser = 0;
	args = widened(in, unit, function, args, count);
	args = named_args(in, state, unit, function, args, count, location);
	act.args = args;
	act.arg_count = count;
	enter(in, &act, unit, function, chooser ? chooser : in->top->id);
	struct state *inside = bri_state_copy(in, state);
	bind(in, inside, &act, args, count);
	run_body(in, inside, &act);
	leave(in, &act);
	note_spent(in, &act, before);
	if (act.returned->live)
		forget_locals(in, act.returned, &act, first);
	*state = *act.returned;
	return act.result.count ? act.result : bri_value_unknown(in, 0, 0);
}

/* A body from which nothing that matters can be reached is entered for what it writes and returns: only while
 * that is cheap, alone and all calls of a root together.  What it would have left there in the end isn't known. */
static bool is_worthwhile(struct interp *in, const struct world_function *known)
{
	const struct world_function *body = &in->world->units[known->unit].functions[known->function];
	const struct bri_function *function = bri_unit_function(in->world->units[known->unit].unit, known->function);
	if (body->reach & REACHES_ANCHOR || function->last_node - function->first_node > PLAIN_BODY_MAX)
		return body->reach & REACHES_ANCHOR;
	uint32_t most = PLAIN_BUDGET * (body->reach & REACHES_LOG ? 3 : 1); /* what it prints may be a secret */
	bool spent = in->run && body->spent_in == in->run->root && body->spent > most;
	if (spent)
		in->run->unknown[0]++;
	return !spent;
}

static bool may_enter(struct interp *in, const struct world_function *known)
{
	int same = 0, depth = 0;
	if (!known->function || !is_worthwhile(in, known))
		return false;
	if (in->shallow || in->nesting > 2000) {
		in->world->units[known->unit].functions[known->function].refused |= in->run && !in->is_apart;
		return false;
	}
	for (const struct activation *act = in->top; act; act = act->caller, depth++)
		if (act->unit == known->unit && act->function == known->function)
			same++;
	return same <= SAME_MAX && depth < DEPTH_MAX;
}

/* What the call wrote where a name may forbid it. */
static void named_writes(struct interp *in, struct state *state, const struct call_site *site)
{
	size_t count;
	const uint32_t *items = bri_unit_list(interp_unit(in), site->node, &count);
	for (size_t i = 0; i < site->api_count && in->run; i++) {
		const struct bri_api *api = &site->apis[i];
		unsigned to = api->effect == BRI_EFFECT_FILL ? api->arg : api->to;
		bool writes = api->effect == BRI_EFFECT_COPY || api->effect == BRI_EFFECT_COPY_TEXT ||
		              api->effect == BRI_EFFECT_APPEND_TEXT || api->effect == BRI_EFFECT_FORMAT ||
		              api->effect == BRI_EFFECT_SET || api->effect == BRI_EFFECT_FILL;
		if (writes && to < site->count && to < count)
			bri_named_write(in, state, items[to], site->given[to], bri_unplaced_parts(in, site, api, to),
			                site->node->location);
		if (api->effect == BRI_EFFECT_FILL && api->tag < BRI_TAGS_MAX && to < site->count &&
		    !(in->world->drawn_tags >> api->tag & 1))
			bri_named_overwritten(in, site->args[to]);
	}
}

/* What a body in sight wrote through what it was handed: to its pointer parameters an object has no name. */
static void named_results(struct interp *in, struct state *state, const struct call_site *site)
{
	size_t count;
	const uint32_t *items = bri_unit_list(interp_unit(in), site->node, &count);
	for (size_t i = 0; i < site->count && i < count && in->run && state->live; i++)
		if (!(bri_unit_node(interp_unit(in), items[i])->flags & BRI_READ_ONLY))
			bri_named_write(in, state, items[i], site->args[i], bri_value_none(), site->node->location);
}

static struct value call_one(struct interp *in, struct state *state, const struct call_site *site, bool direct,
                             uint32_t unit, uint32_t handle)
{
	struct world_function *known = &in->world->units[unit].functions[handle];
	const struct bri_function *function = bri_unit_function(in->world->units[unit].unit, handle);
	struct call_site here = *site;
	struct value result = bri_value_none(), contents[ARGS_MAX];
	here.callee = bri_unit_text(in->world->units[unit].unit, function->name);
	here.apis = known->apis;
	here.api_count = known->api_count;
	here.direct = direct;
	bool is_library = (here.api_count && !bri_is_like(in->world, here.apis)) || function->flags & BRI_FUNCTION_SYSTEM;
	bool is_foreign = here.api_count && (function->flags & BRI_FUNCTION_SYSTEM || bri_name_is_qualified(here.callee));
	if (in->trace_call)
		in->trace_call(in, in->top, site->node, here.callee, site->args, site->count, state);
	here.given = site->args;
	if (here.api_count) {
		for (size_t i = 0; i < here.count; i++)
			contents[i] = bri_box_follow(in, state, site->args[i]);
		here.args = contents;
	}
	if (in->run && in->run->members)
		bri_check_handed(in, state, site);
	if (in->run)
		bri_check_call(in, state, &here, NULL);
	if (in->run && known->declared_count)
		bri_check_declared(in, state, &here, known);
	if (!known->function || function->flags & BRI_FUNCTION_SYSTEM) /* who calls the lambda isn't in sight */
		bri_closures_run(in, state, site);
	if (known->list_op) {
		bri_list_call(in, state, known->list_op, site->args, site->count);
		result = bri_value_unknown(in, 0, 0);
	} else if (here.api_count && bri_effects(in, state, &here, &result)) {
		if (in->run)
			bri_check_written(in, state, &here);
		named_writes(in, state, &here);
	} else if (!is_foreign && may_enter(in, known) && !bri_closure_wraps(in, state, &here, known)) {
		const struct memory *before[BRI_GIVEN_MAX];
		bri_check_given(in, state, site, before);
		result = bri_call_each(in, state, known->unit, known->function, site);
		named_results(in, state, site);
		bri_check_filled(in, state, site, before);
	} else {
		here.args = here.given; /* a body in sight that wasn't entered isn't where a handle goes to be used */
		struct value held = bri_closure_given(in, state, &here);
		struct value unknown = call_unknown(in, state, &here, known, is_library || (known->function && !in->shallow),
		                                    function->flags & BRI_FUNCTION_VARIADIC);
		result = bri_closure_kept(in, state, &here, held, result.count ? result : unknown);
	}
	if (!result.count)
		result = fresh_symbol(in, here.callee, site, 0);
	result = direct ? bri_named_gift(in, site->node, result) : result;
	if (in->run && here.api_count) {
		struct value nobody = bri_value_none();
		bri_check_call(in, state, &here, state->live ? &result : &nobody);
	}
	if (function->flags & BRI_FUNCTION_NORETURN && state->live) {
		in->exits = true;
		bri_slot_flush(in, state, is_library);
		bri_globals_leave(in, state);
		state->live = false;
	}
	return result;
}

/* The function of that name that the class listed there calls its own. */
static uint32_t listed_function(const struct bri_unit *unit, uint32_t object, const char *name)
{
	const struct bri_node *list = bri_unit_node(unit, bri_unit_object(unit, object)->init);
	size_t count = 0;
	const uint32_t *items = list->kind == BRI_INIT ? bri_unit_list(unit, list, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *at = bri_unit_node(unit, items[i]);
		const struct bri_node *named = bri_unit_node(unit, at->kind == BRI_AT ? at->a : 0);
		const char *other = bri_unit_text(unit, bri_unit_function(unit, named->a)->name);
		if (named->kind == BRI_FUNCTION && strcmp(bri_own_name(other), bri_own_name(name)) == 0)
			return named->a;
	}
	return 0;
}

/* What a virtual call calls: by the objects' classes, and the function it names where one isn't known. */
static struct value chosen_functions(struct interp *in, struct state *state, uint32_t named, struct value object)
{
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	struct value classes = bri_load(in, state, object, &shape), result = bri_value_none();
	const char *name = bri_unit_text(interp_unit(in), bri_unit_function(interp_unit(in), named)->name);
	bool any = false;
	for (uint32_t i = 0; i < classes.count && !in->stop; i++) {
		const struct region *region = classes.atoms[i].kind == ATOM_ADDRESS ? &in->regions[classes.atoms[i].id] : NULL;
		bool is_class = region && region->kind == REGION_OBJECT && classes.atoms[i].number == 0;
		uint32_t unit = is_class ? region->unit : in->top->unit;
		uint32_t function = is_class ? listed_function(in->world->units[unit].unit, region->handle, name) : 0;
		any |= function != 0;
		struct atom atom = {.kind = ATOM_FUNCTION,
		                    .unit = function ? unit : in->top->unit,
		                    .id = function ? function : named,
		                    .act = is_class ? classes.atoms[i].act : in->act_now};
		result = bri_value_join(in, result, bri_value_of(in, atom));
	}
	return any ? result : bri_value_none();
}

/* memcpy() keeps none of what it is given: what is set there is copied, see bri_slot_copy. */
static bool keeps_nothing(const struct interp *in, const struct bri_node *callee)
{
	const struct world_function *known =
	    callee->kind == BRI_FUNCTION ? &in->world->units[in->top->unit].functions[callee->a] : NULL;
	uint32_t i = 0;
	while (known && i < known->api_count &&
	       (known->apis[i].effect == BRI_EFFECT_COPY || known->apis[i].effect == BRI_EFFECT_RETURN_ARG))
		i++;
	return i > 0 && i == known->api_count;
}

struct value bri_call(struct interp *in, struct state *state, uint32_t expression)
{
	const struct bri_unit *unit = interp_unit(in);
	const struct bri_node *node = bri_unit_node(unit, expression);
	const struct bri_node *callee = bri_unit_node(unit, node->a);
	struct value args[ARGS_MAX], target = bri_value_none();
	size_t count;
	const uint32_t *items = bri_unit_list(unit, node, &count);
	if (callee->kind != BRI_FUNCTION)
		target = bri_eval(in, state, node->a);
	size_t kept = count < ARGS_MAX ? count : ARGS_MAX;
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *arg = bri_unit_node(unit, items[i]);
		in->location = node->location;
		bool is_whole = arg->type == BRI_AGGREGATE;
		struct value value = is_whole ? bri_eval_address(in, state, items[i]) : bri_eval(in, state, items[i]);
		if (state->settings && !keeps_nothing(in, callee))
			bri_slot_hand(in, state, value);
		if (i < ARGS_MAX)
			args[i] = value;
	}
	struct call_site site = {.node = node, .unit = in->top->unit, .callee = "", .args = args, .count = kept};
	if (!state->live || in->stop)
		return bri_value_unknown(in, 0, 0);
	if (node->flags & BRI_VIRTUAL && callee->kind == BRI_FUNCTION && kept)
		target = chosen_functions(in, state, callee->a, args[0]);
	/* Facts go by the declaration seen here; a body may lie in another unit. */
	if (callee->kind == BRI_FUNCTION && !target.count)
		return call_one(in, state, &site, true, in->top->unit, callee->a);
	struct state *joined = NULL;
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < target.count; i++) {
		struct state *path = i + 1 < target.count ? bri_state_copy(in, state) : state;
		const struct atom *atom = &target.atoms[i];
		struct value one;
		if (atom->kind == ATOM_FUNCTION) {
			site.via = atom->origin;
			site.chooser = bri_chooser_of(in, node, atom);
			one = call_one(in, path, &site, callee->kind == BRI_FUNCTION, atom->unit, atom->id);
		} else {
			if (in->trace_call)
				in->trace_call(in, in->top, node, "", args, kept, path);
			one = call_unknown(in, path, &site, NULL, false, false);
		}
		result = bri_value_join(in, result, one);
		if (!joined)
			joined = bri_state_copy(in, path);
		else
			bri_state_join(in, joined, path);
	}
	if (joined)
		*state = *joined;
	return result.count ? result : fresh_symbol(in, "", &site, 0);
}

/* ---- the run ------------------------------------------------------------------- */

static bool restart(struct interp *in, struct activation *ret_activation)
{
	bri_pool_reset(&in->pool);
	in->stop = in->failed = false;
	in->shallow = in->is_apart || in->is_shallow;
	in->visits = in->bytes = 0;
	in->stamps = in->symbols = in->nesting = in->starts = in->noted = in->ways_apart = 0;
	in->spent = in->exits = in->left_sight = false;
	in->region_count = 1; /* region 0: none */
	in->act_count = 1;    /* activation 0: file scope */
	in->top = NULL;
	in->closures = NULL;
	in->words = bri_value_none();
	in->act_now = 0;
	if (in->region_map)
		memset(in->region_map, 0, in->region_map_size * sizeof *in->region_map);
	if (!in->regions) {
		in->regions = calloc(128, sizeof *in->regions);
		in->region_room = in->regions ? 128 : 0;
	}
	if (!in->act_parent) {
		in->act_parent = calloc(256, sizeof *in->act_parent);
		in->act_room = in->act_parent ? 256 : 0;
	}
	memset(ret_activation, 0, sizeof *ret_activation);
	if (!in->regions || !in->act_parent)
		in->stop = in->failed = true;
	return !in->stop;
}

struct state *bri_interp_file_scope(struct interp *in, uint32_t unit, struct activation *ret_activation)
{
	if (!restart(in, ret_activation))
		return NULL;
	ret_activation->unit = unit;
	in->top = ret_activation;
	return bri_state_new(in);
}

struct state *bri_interp_root(struct interp *in, uint32_t unit, uint32_t function, uint32_t maker,
                              struct activation *ret_activation)
{
	if (!restart(in, ret_activation))
		return NULL;
	enter(in, ret_activation, unit, function, 0);
	struct state *state = bri_state_new(in);
	const struct bri_function *facts = bri_unit_function(interp_unit(in), function);
	for (uint32_t i = 0; i < facts->params; i++) {
		const struct bri_object *param = bri_unit_object(interp_unit(in), facts->first_param + i);
		uint32_t region = bri_region_of_object(in, unit, facts->first_param + i, ret_activation->id);
		const struct memory *memory = bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
		bool is_valid = i < 32 && in->valid_params >> i & 1;
		if (param->shape.type != BRI_AGGREGATE) {
			struct value symbol = bri_value_of(in, (struct atom){.kind = ATOM_SYMBOL,
			                                                     .id = ++in->symbols,
			                                                     .act = ret_activation->id,
			                                                     .flags = (uint8_t)(ATOM_PARAMETER |
			                                                                        (is_valid ? ATOM_NONZERO : 0))});
			memory = bri_memory_write(in, memory,
			                          (struct cell){.length = param->shape.size ? param->shape.size : 8,
			                                        .content = CONTENT_VALUE, .value = symbol});
			bri_remember_copy(in, region, 0, symbol);
		}
		bri_state_set(in, state, region, memory);
	}
	if (maker && !bri_made(in, state, maker))
		return NULL;
	run_body(in, state, ret_activation);
	return ret_activation->returned;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What must travel in a unit's note: what another unit can settle, and what that depends on.
 *
 * Kept for their own sake are calls that leave the unit, calls that the policy knows and judges, and stores that others
 * may see.  From these it goes backwards: what a kept expression reads is wanted, and so is every store into it; what
 * decides whether a kept statement runs is wanted.  Nothing is told by the order of statements, so that a pass over a
 * body only ever adds, and passes are repeated until none does. */
#include "slice_inner.h"

#include "anchor.h"
#include "fact_form.h"

#include <stdlib.h>
#include <string.h>

static bool expression(struct slicer *slicer, uint32_t handle, bool wanted);
static bool statement(struct slicer *slicer, uint32_t handle, bool follows);

static void take(struct slicer *slicer, uint32_t handle)
{
	slicer->grew |= !slicer->nodes[handle];
	slicer->nodes[handle] = true;
}

static void raise_flag(struct slicer *slicer, bool *flag)
{
	slicer->grew |= !*flag;
	*flag = true;
}

/* ---- lvalues and pointers --------------------------------------------------------------- */

/* Others may read what is stored in the object, or where it points. */
static bool is_seen(const struct slicer *slicer, uint32_t base, bool through)
{
	const struct bri_object *object = bri_unit_object(slicer->unit, base);
	if (object->flags & BRI_OBJECT_SYSTEM)
		return false;
	if (object->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_DECLARED))
		return true;
	return through && (object->flags & BRI_OBJECT_PARAM || slicer->telling[base]);
}

/* Others may read what is stored there. */
static bool is_shared(const struct slicer *slicer, uint32_t lvalue)
{
	bool through;
	uint32_t base = bri_slice_base(slicer, lvalue, &through);
	return !base || is_seen(slicer, base, through);
}

/* May the call write to something that is wanted, here or by others? */
static bool writes_wanted(const struct slicer *slicer, const struct bri_node *call)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *arg = bri_slice_node(slicer, items[i]);
		bool through;
		if (arg->type != BRI_POINTER || arg->flags & BRI_READ_ONLY || arg->kind == BRI_INT)
			continue;
		uint32_t base = bri_slice_written(slicer, items[i], &through, 0);
		/* A pointer handed over as it is is pointed through as well. */
		if (base && (slicer->objects[base] || is_seen(slicer, base, through || arg->kind == BRI_OBJECT)))
			return true;
	}
	return false;
}

/* ---- expressions ------------------------------------------------------------------------- */

static bool all(struct slicer *slicer, const struct bri_node *node, bool wanted)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, node, &count);
	bool kept = false;
	for (size_t i = 0; i < count; i++)
		kept |= expression(slicer, items[i], wanted);
	return kept;
}

/* A function of the policy that by its facts writes nothing needn't be called for what it wrote. */
static bool writes(const struct world_function *known)
{
	bool preserves = false;
	for (uint32_t i = 0; i < known->api_count; i++) {
		preserves |= known->apis[i].effect == BRI_EFFECT_PRESERVE;
		if (known->apis[i].effect != BRI_EFFECT_PRESERVE && known->apis[i].effect != BRI_EFFECT_NONE)
			return true;
	}
	return !preserves;
}

static void want_results(struct slicer *slicer, uint32_t function)
{
	if (function && !slicer->status[function])
		raise_flag(slicer, &slicer->results[function]);
}

/* A call into the unit: only the arguments that its body wants, and what it compares; of a virtual one another body may. */
static void inner_arguments(struct slicer *slicer, const struct bri_node *node, const struct bri_function *callee)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, node, &count);
	for (size_t i = 0; i < count; i++)
		expression(slicer, items[i], node->flags & BRI_VIRTUAL || i >= callee->params ||
		                                 slicer->objects[callee->first_param + i] || (i < 2 && callee->flags & BRI_FUNCTION_COMPARES));
}

static bool call(struct slicer *slicer, uint32_t handle, bool wanted)
{
	const struct bri_node *node = bri_slice_node(slicer, handle), *callee = bri_slice_node(slicer, node->a);
	if (callee->kind != BRI_FUNCTION) {
		take(slicer, handle);
		expression(slicer, node->a, true);
		all(slicer, node, true);
		return true;
	}
	const struct world_function *known = &slicer->world->units[0].functions[callee->a];
	const struct bri_function *function = bri_unit_function(slicer->unit, callee->a);
	bool effect, inner = known->function && !known->api_count && !bri_is_foreign(slicer->unit, function);
	if (known->api_count)
		effect = bri_is_open_call(slicer->world, 0, node) || (writes(known) && writes_wanted(slicer, node)) ||
		         bri_slice_logs_handed(slicer, node, known) || bri_slice_starts(known);
	else if (inner)
		effect = slicer->effects[callee->a];
	else if (function->flags & BRI_FUNCTION_SYSTEM)
		effect = writes_wanted(slicer, node);
	else
		effect = true;
	if (inner && wanted) {
		want_results(slicer, callee->a);
		raise_flag(slicer, &slicer->functions[callee->a]);
	}
	if (!effect && !(wanted && (inner || known->api_count)))
		return all(slicer, node, false);
	take(slicer, handle);
	take(slicer, node->a);
	slicer->declared[callee->a] |= known->declared_count > 0;
	if (inner) {
		raise_flag(slicer, &slicer->functions[callee->a]);
		inner_arguments(slicer, node, function);
	} else {
		all(slicer, node, true);
	}
	return true;
}

static bool assign(struct slicer *slicer, uint32_t handle, bool wanted)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool through;
	uint32_t base = bri_slice_base(slicer, node->a, &through);
	bool shared = is_shared(slicer, node->a);
	if (!shared && !wanted && !(base && slicer->objects[base])) {
		bool kept = expression(slicer, node->a, false);
		return expression(slicer, node->b, false) || kept;
	}
	take(slicer, handle);
	if (shared)
		raise_flag(slicer, &slicer->effects[slicer->function]);
	expression(slicer, node->a, true);
	expression(slicer, node->b, true);
	return true;
}

static void decides(struct slicer *slicer, uint32_t handle)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (node->kind == BRI_BINARY && (node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR) && !slicer->near &&
	    !bri_slice_is_plain(slicer, handle, 0)) {
		bool kept = expression(slicer, node->b, false);
		if (kept || bri_slice_is_plain(slicer, node->a, 0) || bri_slice_is_plain(slicer, node->b, 0)) {
			take(slicer, handle);
			decides(slicer, node->a);
			decides(slicer, node->b);
			return;
		}
	}
	expression(slicer, handle, slicer->near || (bri_slice_is_plain(slicer, handle, 0) && bri_slice_is_asked(slicer, handle, 0)));
}

/* What runs only sometimes: when something in it is kept, so is what decides. */
static bool choice(struct slicer *slicer, uint32_t handle, bool wanted)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool kept = expression(slicer, node->b, wanted);
	if (node->kind == BRI_CONDITION)
		kept |= expression(slicer, node->c, wanted);
	if (!kept && !wanted)
		return expression(slicer, node->a, false);
	take(slicer, handle);
	decides(slicer, node->a);
	return true;
}

/* Does the policy, or a list of names in it, know the name? */
static void read_name(struct slicer *slicer, uint32_t name)
{
	struct world *world = slicer->world;
	slicer->names[name] |= world->units[0].fields[name] ||
	                       (bri_name_kinds(world, 0, name) & ~(unsigned)NAME_ASKED) != 0;
}

/* A GNU statement expression: its value is its last statement's. */
static bool block(struct slicer *slicer, uint32_t handle, bool wanted)
{
	const struct bri_node *node = bri_slice_node(slicer, handle), *body = bri_slice_node(slicer, node->a);
	bool kept = statement(slicer, node->a, false);
	if (wanted) {
		size_t count = 0;
		const uint32_t *items = body->kind == BRI_SEQUENCE ? bri_unit_list(slicer->unit, body, &count) : NULL;
		const uint32_t last = count ? items[count - 1] : node->a;
		if (bri_slice_node(slicer, last)->kind == BRI_EVALUATE) {
			take(slicer, last);
			expression(slicer, bri_slice_node(slicer, last)->a, true);
		}
	}
	if (kept || wanted)
		take(slicer, handle);
	return kept || wanted;
}

static bool expression(struct slicer *slicer, uint32_t handle, bool wanted)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool kept = false;
	if (!handle)
		return false;
	if (wanted && !slicer->near && !bri_slice_is_telling(slicer, handle, 0))
		wanted = false;
	switch (node->kind) {
	case BRI_CALL:
		return call(slicer, handle, wanted);
	case BRI_ASSIGN:
		return assign(slicer, handle, wanted);
	case BRI_CONDITION:
		return choice(slicer, handle, wanted);
	case BRI_BINARY:
		if (node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR)
			return choice(slicer, handle, wanted);
		/* fall through */
		kept = expression(slicer, node->a, wanted);
		kept |= expression(slicer, node->b, wanted);
		break;
	case BRI_ELEMENT:
	case BRI_OFFSET:
		kept = expression(slicer, node->a, wanted);
		kept |= expression(slicer, node->b, wanted && (slicer->near || bri_slice_is_plain(slicer, node->b, 0) ||
		                                               bri_slice_is_digit(slicer, node->b)));
		break;
	case BRI_COMMA:
		kept = expression(slicer, node->a, false);
		kept |= expression(slicer, node->b, wanted);
		break;
	case BRI_AT:
	case BRI_FIELD:
	case BRI_ADDRESS:
	case BRI_DEREF:
	case BRI_UNARY:
	case BRI_CAST:
		kept = expression(slicer, node->a, wanted);
		break;
	case BRI_OBJECT:
		if (wanted)
			raise_flag(slicer, &slicer->objects[node->a]);
		break;
	case BRI_LITERAL:
		kept = expression(slicer, bri_unit_object(slicer->unit, node->a)->init, wanted);
		if (wanted)
			raise_flag(slicer, &slicer->objects[node->a]);
		break;
	case BRI_FUNCTION:
		if (wanted && bri_unit_function(slicer->unit, node->a)->body) {
			raise_flag(slicer, &slicer->functions[node->a]);
			want_results(slicer, node->a);
		}
		break;
	case BRI_INIT:
		kept = all(slicer, node, wanted = wanted && !bri_slice_is_table(slicer, handle));
		break;
	case BRI_OPAQUE:
		kept = all(slicer, node, wanted && bri_slice_takes_next(slicer, node));
		break;
	case BRI_BLOCK:
		kept = block(slicer, handle, wanted);
		break;
	default:
		break;
	}
	if (wanted)
		take(slicer, handle);
	if (wanted && (node->kind == BRI_FIELD || node->kind == BRI_AT))
		read_name(slicer, node->kind == BRI_FIELD ? node->b : node->c);
	return kept;
}

/* ---- statements: true when something of it is kept ------------------------------------------- */

static bool sequence(struct slicer *slicer, const struct bri_node *node, bool follows)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, node, &count);
	bool kept = false;
	while (count-- > 0)
		kept |= statement(slicer, items[count], follows || kept);
	return kept;
}

/* `told`: others may tell it, though it stands behind a pointer: a text that a loop goes through, letter by letter. */
static void decides_where(struct slicer *slicer, uint32_t condition, bool told)
{
	bool near = slicer->near;
	slicer->near |= told;
	decides(slicer, condition);
	slicer->near = near;
}

static bool loop(struct slicer *slicer, uint32_t handle, bool follows)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool outer = slicer->in_kept, kept = slicer->nodes[handle];
	uint32_t cases = slicer->cases;
	slicer->in_kept = kept;
	slicer->loops++;
	kept |= statement(slicer, node->b, kept || follows);
	kept |= statement(slicer, node->c, kept || follows);
	slicer->loops--;
	kept |= expression(slicer, node->a, false);
	kept |= slicer->cases != cases;
	if (kept) {
		take(slicer, handle);
		decides_where(slicer, node->a, bri_slice_asks_how_far(slicer, node->a));
	}
	slicer->in_kept = outer;
	return kept;
}

static bool select_case(struct slicer *slicer, uint32_t handle, bool follows)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool outer = slicer->in_kept, around = slicer->in_switch, kept = slicer->nodes[handle];
	slicer->in_kept = slicer->in_switch = kept;
	kept |= statement(slicer, node->b, follows);
	if (kept) {
		take(slicer, handle);
		decides(slicer, node->a);
	} else {
		kept = expression(slicer, node->a, false);
	}
	slicer->in_kept = outer;
	slicer->in_switch = around;
	return kept;
}

static bool branch(struct slicer *slicer, uint32_t handle, bool follows)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	uint32_t cases = slicer->cases;
	if (!slicer->near && !node->c && bri_slice_leaves(slicer, node->b) && bri_slice_is_check(slicer, node->a, 0))
		return expression(slicer, node->a, false);
	bool kept = statement(slicer, node->b, follows);
	kept |= statement(slicer, node->c, follows);
	if (!kept && slicer->cases == cases)
		return expression(slicer, node->a, false);
	take(slicer, handle);
	decides_where(slicer, node->a, bri_slice_asks_what_it_sets(slicer, node));
	return true;
}

static bool declare(struct slicer *slicer, uint32_t handle)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool wanted = slicer->objects[node->a];
	/* What starts with nothing starts so by itself, but in a loop. */
	if (wanted && (slicer->near || slicer->loops > 0 || bri_unit_object(slicer->unit, node->a)->init))
		take(slicer, handle);
	return expression(slicer, bri_unit_object(slicer->unit, node->a)->init, wanted);
}

static bool give_back(struct slicer *slicer, uint32_t handle, bool follows)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool wanted = node->a && slicer->results[slicer->function];
	bool kept = expression(slicer, node->a, wanted);
	if (!wanted && !follows)
		return kept;
	take(slicer, handle);
	return true;
}

static bool escape(struct slicer *slicer, uint32_t handle, bool follows)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, node, &count);
	uint32_t cases = slicer->cases;
	bool kept = false;
	for (size_t i = 0; i < count; i++) {
		bool through;
		if (bri_form_is_statement(bri_slice_node(slicer, items[i])->kind)) {
			kept |= statement(slicer, items[i], follows);
			continue;
		}
		uint32_t base = bri_slice_base(slicer, items[i], &through);
		bool wanted = is_shared(slicer, items[i]) || (base && slicer->objects[base]);
		kept |= expression(slicer, items[i], wanted) || wanted;
	}
	kept |= slicer->cases != cases;
	if (kept)
		take(slicer, handle);
	return kept;
}

static bool statement(struct slicer *slicer, uint32_t handle, bool follows)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	follows |= slicer->has_labels;
	switch (node->kind) {
	case BRI_NONE:
		return false;
	case BRI_SEQUENCE:
		return sequence(slicer, node, follows);
	case BRI_EVALUATE:
		return expression(slicer, node->a, false);
	case BRI_DECLARE:
		return declare(slicer, handle);
	case BRI_BRANCH:
		return branch(slicer, handle, follows);
	case BRI_LOOP:
		return loop(slicer, handle, follows);
	case BRI_SWITCH:
		return select_case(slicer, handle, follows);
	case BRI_CASE: /* alone it doesn't make a switch worth keeping */
		if (slicer->in_switch) {
			take(slicer, handle);
			slicer->cases++;
			expression(slicer, node->a, true);
			expression(slicer, node->b, true);
		}
		return false;
	case BRI_BREAK:
	case BRI_CONTINUE:
		if (!slicer->in_kept)
			return false;
		take(slicer, handle);
		return true;
	case BRI_LABEL:
	case BRI_GOTO:
		take(slicer, handle);
		slicer->has_labels = true;
		return true;
	case BRI_RETURN:
		return give_back(slicer, handle, follows);
	case BRI_ESCAPE:
		return escape(slicer, handle, follows);
	default:
		return expression(slicer, handle, false);
	}
}

/* ---- the unit -------------------------------------------------------------------------------- */

static bool body(struct slicer *slicer, uint32_t f)
{
	const struct bri_function *function = bri_unit_function(slicer->unit, f);
	slicer->function = f;
	slicer->near = slicer->close[f];
	slicer->in_kept = slicer->in_switch = slicer->has_labels = false;
	slicer->loops = 0;
	return statement(slicer, function->body, false);
}

/* File-scope objects: what others may name, what is wanted, and what C++ makes by a call that does something else. */
static void objects(struct slicer *slicer)
{
	for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++) {
		const struct bri_object *object = bri_unit_object(slicer->unit, o);
		slicer->near = false;
		if (!object->init || bri_slice_is_own(object))
			continue;
		bool is_shown = (object->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_SYSTEM)) == BRI_OBJECT_EXTERN;
		if (expression(slicer, object->init, slicer->objects[o] || is_shown))
			raise_flag(slicer, &slicer->objects[o]);
	}
}

/* A body of C++ that each unit has for itself: it travels where something that does calls it. */
static bool is_on_demand(const struct slicer *slicer, uint32_t f)
{
	const struct bri_function *function = bri_unit_function(slicer->unit, f);
	return function->body && function->flags & BRI_FUNCTION_INLINE && !slicer->world->units[0].functions[f].taken &&
	       strchr(bri_unit_text(slicer->unit, function->name), '(');
}

static bool does_something(const struct slicer *slicer, const struct bri_function *function)
{
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		unsigned kind = bri_slice_node(slicer, n)->kind;
		if (kind == BRI_CALL || kind == BRI_ASSIGN || kind == BRI_ESCAPE)
			return true;
	}
	return false;
}

static bool holds_kept(const struct slicer *slicer, const struct bri_function *function)
{
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_slice_node(slicer, n);
		if (slicer->nodes[n] && (node->kind == BRI_CALL || node->kind == BRI_ASSIGN || node->kind == BRI_ESCAPE))
			return true;
	}
	return false;
}

static void read_names(struct slicer *slicer)
{
	for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++) {
		const struct bri_object *object = bri_unit_object(slicer->unit, o);
		slicer->near = object->function && slicer->world->units[0].functions[object->function].reach & REACHES_OPEN;
		read_name(slicer, object->name);
	}
}

static void run(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_functions(slicer->unit);
	bri_slice_find_status(slicer);
	for (uint32_t f = 1; f <= count; f++) {
		const struct bri_function *function = bri_unit_function(slicer->unit, f);
		slicer->on_demand[f] = is_on_demand(slicer, f);
		slicer->effects[f] = slicer->on_demand[f] && does_something(slicer, function);
		slicer->results[f] = function->body && bri_slice_is_shown(slicer, f) && !slicer->status[f] &&
		                     !bri_is_foreign(slicer->unit, function) && !slicer->on_demand[f];
	}
	bri_slice_find(slicer);
	read_names(slicer);
	bri_slice_find_close(slicer);
	do {
		slicer->grew = false;
		for (uint32_t f = 1; f <= count; f++) {
			const struct bri_function *function = bri_unit_function(slicer->unit, f);
			if (!function->body || slicer->unused[f] || (slicer->on_demand[f] && !slicer->functions[f]))
				continue;
			body(slicer, f);
			if (holds_kept(slicer, function)) {
				slicer->grew |= !slicer->effects[f];
				slicer->effects[f] = true;
			}
			bool called = bri_slice_is_shown(slicer, f) || (function->flags & BRI_FUNCTION_STARTED && slicer->effects[f]);
			if (called && !slicer->functions[f]) {
				slicer->functions[f] = true;
				slicer->grew = true;
			}
		}
		objects(slicer);
	} while (slicer->grew);
}

static bool *carve(bool **room, size_t count)
{
	*room += count;
	return *room - count;
}

bool bri_slice_unit(struct world *world, struct bri_travel *ret_travel)
{
	const struct bri_unit *unit = world->units[0].unit;
	size_t functions = bri_unit_functions(unit) + 1, objects = bri_unit_objects(unit) + 1, nodes = bri_unit_nodes(unit) + 1;
	bool *room = calloc(6 * functions + 5 * objects + nodes, 1), *at = room;
	uint32_t *stack = calloc(functions, sizeof *stack);
	if (room && stack) {
		struct slicer slicer = {.world = world,
		                        .unit = unit,
		                        .nodes = ret_travel->nodes,
		                        .functions = ret_travel->functions,
		                        .names = ret_travel->names, .declared = ret_travel->declared,
		                        .results = carve(&at, functions), .effects = carve(&at, functions),
		                        .status = carve(&at, functions),
		                        .unused = carve(&at, functions), .close = carve(&at, functions),
		                        .on_demand = carve(&at, functions),
		                        .objects = carve(&at, objects),
		                        .changing = carve(&at, objects),
		                        .telling = carve(&at, objects),
		                        .handed = carve(&at, objects),
		                        .sources = (uint8_t *)carve(&at, objects),
		                        .known = (uint8_t *)carve(&at, nodes),
		                        .stack = stack};
		ret_travel->policy = world->policy;
		memset(ret_travel->functions, 0, functions * sizeof(bool));
		memset(ret_travel->nodes, 0, nodes * sizeof(bool));
		memset(ret_travel->declared, 0, functions * sizeof(bool));
		memset(ret_travel->names, 0, world->units[0].names * sizeof(bool));
		run(&slicer);
	}
	bool good = room && stack;
	free(room);
	free(stack);
	return good;
}

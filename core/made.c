/* SPDX-License-Identifier: Apache-2.0 */
/* What a member function finds in its object where nobody in sight hands it one: a constructor in sight made it, and what
 * that one alone writes there is still what it wrote.  Runs the constructor apart before the function, and keeps of what it
 * left the constants in members that no other body of the unit writes, or lets others write. */
#include "check.h"
#include "interp.h"

#include <string.h>

#define MEMBERS_MAX 64
#define PATH_MAX_STEPS 16

struct member {
	uint32_t name, offset, size;
};
struct members {
	size_t count;
	struct member list[MEMBERS_MAX];
};

/* A member function's name behind its class: "run(int)" of "ns::Job::run(int)". */
const char *bri_own_name(const char *name)
{
	const char *own = name;
	int depth = 0;
	for (const char *c = name; *c; c++) {
		if (*c == '(' && depth == 0 && (c - own < 8 || strncmp(c - 8, "operator", 8) != 0))
			break;
		depth += *c == '<' ? 1 : *c == '>' ? -1 : 0;
		if (c[0] == ':' && c[1] == ':' && depth == 0)
			own = c + 2;
	}
	return own;
}

/* Of "ns::Job<int>::run()" the class's own name: "Job". */
static const char *class_name(const char *name, const char *own, size_t *ret_length)
{
	int depth = 0;
	const char *from = name, *end = own - name > 2 ? own - 2 : name;
	for (const char *c = name; c < end; c++) {
		depth += *c == '<' ? 1 : *c == '>' ? -1 : 0;
		if (c[0] == ':' && c[1] == ':' && depth == 0)
			from = c + 2;
	}
	const char *arguments = memchr(from, '<', (size_t)(end - from));
	*ret_length = (size_t)((arguments ? arguments : end) - from);
	return from;
}

/* A constructor, be it a template's. */
bool bri_is_constructor(const char *name)
{
	const char *own = bri_own_name(name);
	size_t length = 0;
	const char *class = own != name ? class_name(name, own, &length) : name;
	return length > 0 && strncmp(own, class, length) == 0 && (own[length] == '(' || own[length] == '<');
}

/* Makes, or ends, objects of its class. */
static bool makes(const char *name)
{
	return bri_own_name(name)[0] == '~' || bri_is_constructor(name);
}

static const char *name_of(const struct bri_unit *unit, uint32_t function)
{
	return bri_unit_text(unit, bri_unit_function(unit, function)->name);
}

bool bri_has_object(const struct bri_unit *unit, const struct bri_function *function)
{
	return function->body && function->params &&
	       strcmp(bri_unit_text(unit, bri_unit_object(unit, function->first_param)->name), "this") == 0;
}

uint32_t bri_maker_of(const struct world *world, uint32_t unit, uint32_t function, uint32_t after)
{
	const struct bri_unit *home = world->units[unit].unit;
	const char *name = name_of(home, function), *own = bri_own_name(name);
	if (own == name || !bri_has_object(home, bri_unit_function(home, function)) || makes(name))
		return 0;
	for (uint32_t f = after + 1; f <= bri_unit_functions(home); f++) {
		const struct bri_function *other = bri_unit_function(home, f);
		if (!other->body || other->flags & BRI_FUNCTION_SYSTEM)
			continue;
		const char *maker = bri_unit_text(home, other->name);
		if (strncmp(maker, name, (size_t)(own - name)) == 0 && bri_own_name(maker) - maker == own - name &&
		    maker[own - name] != '~' && makes(maker) && bri_has_object(home, other))
			return f;
	}
	return 0;
}

/* ---- what others write ---------------------------------------------------------- */

static bool is_reading(uint32_t effect)
{
	return effect == BRI_EFFECT_RETURN_ARG || effect == BRI_EFFECT_PRESERVE || effect == BRI_EFFECT_LENGTH ||
	       effect == BRI_EFFECT_FIND || effect == BRI_EFFECT_LAST || effect == BRI_EFFECT_COMPARE ||
	       effect == BRI_EFFECT_NUMBER || effect == BRI_EFFECT_USE || effect == BRI_EFFECT_DUPLICATE;
}

/* May the call write what its argument points to?  Of what the policy knows to hand a pointer on, who gets that is asked. */
static bool may_write(const struct world_unit *home, const struct bri_node *call, size_t arg, uint32_t item)
{
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	bool writes = !(bri_unit_node(home->unit, item)->flags & BRI_READ_ONLY);
	if (callee->kind != BRI_FUNCTION)
		return writes;
	const struct world_function *known = &home->functions[callee->a];
	for (uint32_t i = 0; writes && i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		if (api->effect != BRI_EFFECT_NONE && !is_reading(api->effect) &&
		    (api->effect == BRI_EFFECT_FILL ? api->arg : api->to) == arg)
			return true;
	}
	for (uint32_t i = 0; i < known->api_count; i++)
		if (is_reading(known->apis[i].effect) && known->apis[i].arg == arg)
			writes = false;
	return writes;
}

/* Every member that leads to what is written. */
static void mark(const struct world_unit *home, uint32_t node, uint8_t *written, int depth)
{
	bool is_part = false;
	for (int steps = 0; node && steps < PATH_MAX_STEPS && depth < 4; steps++) {
		const struct bri_node *at = bri_unit_node(home->unit, node);
		size_t count = 0;
		const uint32_t *items;
		switch (at->kind) {
		case BRI_FIELD:
			written[at->b] = 1;
			is_part = true;
			node = at->a;
			break;
		case BRI_ELEMENT:
		case BRI_ADDRESS:
		case BRI_CAST:
		case BRI_OFFSET:
		case BRI_ASSIGN:
			node = at->flags & BRI_READ_ONLY ? 0 : at->a;
			break;
		case BRI_DEREF: /* of a reference: that is a call's, or an address; what a pointer in a member leads to isn't in it */
			node = bri_unit_node(home->unit, at->a)->kind == BRI_FIELD ? 0 : at->a;
			break;
		case BRI_CONDITION:
			mark(home, at->c, written, depth + 1);
			node = at->b;
			break;
		case BRI_COMMA:
			node = at->b;
			break;
		case BRI_CALL:
			items = bri_unit_list(home->unit, at, &count);
			node = count ? items[0] : 0;
			at = bri_unit_node(home->unit, node);
			/* of a pointer that isn't written itself all that it leads to is lent, or a member of that */
			if (at->flags & BRI_READ_ONLY)
				node = !is_part && at->kind == BRI_ADDRESS ? at->a : 0;
			break;
		default:
			node = 0;
		}
	}
}

static void mark_call(const struct world_unit *home, const struct bri_node *call, uint8_t *written)
{
	size_t count;
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	for (size_t i = 0; i < count; i++) {
		uint32_t type = bri_unit_node(home->unit, items[i])->type;
		if ((type == BRI_POINTER || type == BRI_AGGREGATE) && may_write(home, call, i, items[i]))
			mark(home, items[i], written, 0);
	}
}

/* Of each function whether constructors name it, and whether others do. */
enum { BY_MAKERS = 1, BY_OTHERS = 2 };

static void note_uses(const struct bri_unit *unit, uint32_t f, uint8_t *uses)
{
	const struct bri_function *function = bri_unit_function(unit, f);
	uint8_t by = makes(bri_unit_text(unit, function->name)) ? BY_MAKERS : BY_OTHERS;
	for (uint32_t n = function->first_node; n < function->last_node; n++)
		if (bri_unit_node(unit, n)->kind == BRI_FUNCTION)
			uses[bri_unit_node(unit, n)->a] |= by;
}

/* A constructor, or what constructors alone call, and give nothing. */
static bool is_of_making(const struct bri_unit *unit, uint32_t f, const uint8_t *uses)
{
	const struct bri_function *function = bri_unit_function(unit, f);
	return makes(bri_unit_text(unit, function->name)) ||
	       (uses[f] == BY_MAKERS && function->params == 1 && bri_has_object(unit, function));
}

static void note_written(const struct world_unit *home, uint32_t f, uint8_t *written)
{
	const struct bri_function *function = bri_unit_function(home->unit, f);
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(home->unit, n);
		uint32_t kept = node->kind == BRI_ASSIGN    ? node->b
		                : node->kind == BRI_DECLARE ? bri_unit_object(home->unit, node->a)->init
		                                            : 0;
		if (node->kind == BRI_ASSIGN)
			mark(home, node->a, written, 0);
		if (kept && bri_unit_node(home->unit, kept)->type == BRI_POINTER)
			mark(home, kept, written, 0);
		if (node->kind == BRI_CALL)
			mark_call(home, node, written);
	}
}

static bool is_body_of_ours(const struct bri_unit *unit, uint32_t f)
{
	const struct bri_function *function = bri_unit_function(unit, f);
	return function->body && !(function->flags & BRI_FUNCTION_SYSTEM);
}

/* By name, members that some body other than a constructor writes, or takes the address of to keep; and behind them, how
 * functions are used. */
static const uint8_t *written_members(struct interp *in, uint32_t unit)
{
	const struct world_unit *home = &in->world->units[unit];
	if (in->run->written)
		return in->run->written;
	uint32_t functions = (uint32_t)bri_unit_functions(home->unit);
	uint8_t *written = bri_pool_alloc(&in->run->keep, home->names + 1 + functions + 1);
	if (!written)
		return NULL;
	memset(written, 0, home->names + 1 + functions + 1);
	uint8_t *uses = written + home->names + 1;
	for (uint32_t f = 1; f <= functions; f++)
		if (is_body_of_ours(home->unit, f))
			note_uses(home->unit, f, uses);
	for (uint32_t f = 1; f <= functions; f++)
		if (is_body_of_ours(home->unit, f) && !is_of_making(home->unit, f, uses))
			note_written(home, f, written);
	in->run->written = written;
	return written;
}

/* ---- what the constructor left ------------------------------------------------------ */

static bool is_of_object(const struct bri_unit *unit, const struct bri_function *function, const struct bri_node *field)
{
	const struct bri_node *of = bri_unit_node(unit, field->kind == BRI_FIELD ? field->a : 0);
	const struct bri_node *object = bri_unit_node(unit, of->kind == BRI_DEREF ? of->a : 0);
	return object->kind == BRI_OBJECT && object->a == function->first_param;
}

/* A member of what a member of the object points to, by itself or as a class that does so says. */
static bool is_behind_object(const struct bri_unit *unit, const struct bri_function *function, const struct bri_node *field)
{
	const struct bri_node *of = bri_unit_node(unit, field->kind == BRI_FIELD ? field->a : 0);
	uint32_t node = of->kind == BRI_DEREF ? of->a : 0;
	for (int steps = 0; node && steps < PATH_MAX_STEPS; steps++) {
		const struct bri_node *at = bri_unit_node(unit, node);
		size_t count = 0;
		const uint32_t *items = at->kind == BRI_CALL ? bri_unit_list(unit, at, &count) : NULL;
		if (at->kind == BRI_FIELD)
			return is_of_object(unit, function, at);
		node = at->kind == BRI_CALL ? (count ? items[0] : 0) : at->kind == BRI_ADDRESS || at->kind == BRI_CAST ? at->a : 0;
	}
	return false;
}

typedef bool asks_field(const struct bri_unit *unit, const struct bri_function *function, const struct bri_node *field);

static void add_members(const struct world_unit *home, uint32_t f, const uint8_t *written, asks_field *asked,
                        struct members *members)
{
	const struct bri_function *function = bri_unit_function(home->unit, f);
	for (uint32_t n = function->first_node; n < function->last_node && members->count < MEMBERS_MAX; n++) {
		const struct bri_node *node = bri_unit_node(home->unit, n);
		if (node->kind == BRI_FIELD && node->b != 0 && !written[node->b] && asked(home->unit, function, node))
			members->list[members->count++] = (struct member){node->b, node->c, node->size};
	}
}

/* The members that constructors name of their object, themselves or by what they alone call, and nobody else writes. */
static void own_members(const struct world_unit *home, uint32_t member, const uint8_t *written, struct members *members)
{
	const uint8_t *uses = written + home->names + 1;
	const char *name = name_of(home->unit, member);
	size_t length = (size_t)(bri_own_name(name) - name);
	members->count = 0;
	for (uint32_t f = 1; f <= bri_unit_functions(home->unit); f++) {
		const char *other = name_of(home->unit, f);
		if (is_body_of_ours(home->unit, f) && strncmp(other, name, length) == 0 &&
		    (size_t)(bri_own_name(other) - other) == length && is_of_making(home->unit, f, uses) &&
		    bri_has_object(home->unit, bri_unit_function(home->unit, f)))
			add_members(home, f, written, is_of_object, members);
	}
}

static bool is_own(const struct members *members, uint32_t offset, uint32_t length)
{
	for (size_t i = 0; i < members->count; i++) {
		const struct member *one = &members->list[i];
		if (offset >= one->offset && offset - one->offset < one->size && length <= one->size - (offset - one->offset))
			return true;
	}
	return false;
}

static bool is_constant(const struct interp *in, const struct cell *cell)
{
	bool perhaps = cell->content == CONTENT_UNKNOWN && cell->perhaps & PERHAPS_WRITTEN; /* as far as it was written */
	if (cell->content == CONTENT_BYTES || cell->content == CONTENT_CONSTANT || perhaps)
		return cell->tags == 0;
	if (cell->content != CONTENT_VALUE || cell->value.count != 1)
		return false;
	const struct atom *atom = cell->value.atoms;
	return atom->kind == ATOM_INT || atom->kind == ATOM_FUNCTION ||
	       (atom->kind == ATOM_ADDRESS && region_is_static(&in->regions[atom->id]));
}

/* A text or bytes that lie elsewhere: what isn't constant of them is anything; NULL: nothing is. */
static const struct memory *constant_part(struct interp *in, const struct memory *memory)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_room(in, (memory->count + 1) * sizeof *cells);
	bool any = false;
	if (in->stop || memory->strays.count)
		return NULL;
	*copy = *memory;
	copy->array = NULL;
	copy->cells = cells;
	for (uint32_t i = 0; i < memory->count; i++) {
		cells[i] = memory->cells[i];
		if (cells[i].content == CONTENT_ZERO)
			continue;
		bool constant = is_constant(in, &cells[i]);
		if (!constant)
			cells[i] = (struct cell){.offset = cells[i].offset, .length = cells[i].length, .content = CONTENT_UNKNOWN};
		any |= constant;
	}
	return any ? copy : NULL;
}

/* Where what the member holds lies that has its contents elsewhere, or had them moved into it; 0: it isn't one. */
static uint32_t box_of(const struct interp *in, const struct cell *cell)
{
	if (cell->content != CONTENT_VALUE || cell->value.count != 1 || cell->value.atoms[0].kind != ATOM_ADDRESS)
		return 0;
	uint32_t box = cell->value.atoms[0].id;
	return in->regions[box].kind == REGION_BOX ? box : 0;
}

/* What the member points to that was allocated for it alone; 0: it isn't such a one. */
static uint32_t allocated_of(const struct interp *in, const struct cell *cell)
{
	const struct atom *atom = cell->value.atoms;
	bool is_address = cell->content == CONTENT_VALUE && cell->value.count == 1 && atom->kind == ATOM_ADDRESS;
	return is_address && atom->number == 0 && in->regions[atom->id].kind == REGION_FRESH ? atom->id : 0;
}

/* What of the object is constant, and of what its members alone lead to; that goes from one state into the other.  NULL: nothing
 * is.  `behind`: members of what members point to; NULL: nobody asks for them. */
static const struct memory *take_constants(struct interp *in, struct state *state, const struct state *apart, uint32_t object,
                                           const struct members *members, const struct members *behind)
{
	const struct memory *from = bri_state_get(in, apart, object), *kept = NULL;
	for (uint32_t i = 0; i < from->count && !in->stop; i++) {
		const struct cell *cell = &from->cells[i];
		uint32_t box = box_of(in, cell), allocated = behind && behind->count ? allocated_of(in, cell) : 0;
		const struct memory *contents = NULL;
		if (!is_own(members, cell->offset, cell->length))
			continue;
		if (box)
			contents = constant_part(in, bri_state_get(in, apart, box));
		else if (allocated)
			contents = take_constants(in, state, apart, allocated, behind, NULL);
		if (box || allocated ? !contents : !is_constant(in, cell))
			continue;
		kept = bri_memory_write(in, kept ? kept : bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL), *cell);
		if (contents)
			bri_state_set(in, state, box ? box : allocated, contents);
		if (allocated)
			in->regions[allocated].escaped = false;
	}
	return kept;
}

bool bri_made(struct interp *in, struct state *state, uint32_t maker)
{
	struct judge_run *run = in->run;
	const struct activation *act = in->top;
	const struct bri_unit *unit = in->world->units[act->unit].unit;
	const struct bri_function *function = bri_unit_function(unit, maker);
	const struct bri_node pointer = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	const uint8_t *written = written_members(in, act->unit);
	struct members members, behind = {0};
	if (written)
		own_members(&in->world->units[act->unit], act->function, written, &members);
	if (!written || members.count == 0)
		return false;
	uint32_t param = bri_unit_function(unit, act->function)->first_param;
	uint32_t self = bri_region_of_object(in, act->unit, param, act->id);
	struct value given = bri_memory_read(in, self, state, 0, &pointer);
	uint32_t object = given.count == 1 ? bri_atom_region(in, given.atoms) : 0;
	struct value *args = bri_interp_alloc(in, function->params * sizeof *args);
	if (in->stop || !object)
		return false;
	/* An object, not whatever it may point to: what lies at its start is found again as all else in it. */
	args[0] = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = object, .act = act->id});
	bri_state_set(in, state, self,
	              bri_memory_write(in, bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL),
	                               (struct cell){.length = pointer.size, .content = CONTENT_VALUE, .value = args[0]}));
	for (uint32_t i = 1; i < function->params && !in->stop; i++)
		args[i] = bri_value_unknown(in, 0, 0);
	struct state *apart = bri_state_copy(in, state);
	in->run = NULL; /* it is a root itself, or called by one: what it does was told of */
	bri_call_body(in, apart, act->unit, maker, args, function->params, function->location, act->unit);
	in->run = run;
	in->left_sight = in->exits = false;
	if (in->stop || !apart->live)
		return false;
	in->regions[object].escaped = false;
	add_members(&in->world->units[act->unit], act->function, written, is_behind_object, &behind);
	const struct memory *kept = take_constants(in, state, apart, object, &members, &behind);
	if (kept)
		bri_state_set(in, state, object, kept);
	return kept && !in->stop;
}

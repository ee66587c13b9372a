/* SPDX-License-Identifier: Apache-2.0 */
/* The unit: options, functions, objects and nodes, as adapters and readers build
 * them.  It stands on the compile path, so a node costs a bounds test and a
 * store, and nothing is allocated for it alone.  It does not judge, does not check whether the facts make sense (fact_check.c does) and
 * never reports an error: what goes wrong makes the unit incomplete. */
#include "fact_unit.h"

#include "fact_bit.h"
#include "fact_build.h"

#include <stdlib.h>
#include <string.h>

/* ---- the unit ------------------------------------------------------------ */

static bool start_arrays(struct bri_unit *unit)
{
	unit->functions = bri_array_grow(NULL, &unit->function_capacity, 0, 1, sizeof(*unit->functions));
	unit->objects = bri_array_grow(NULL, &unit->object_capacity, 0, 1, sizeof(*unit->objects));
	unit->tree.nodes = bri_array_grow(NULL, &unit->node_capacity, 0, 256, sizeof(*unit->tree.nodes));
	unit->names = bri_array_grow(NULL, &unit->name_capacity, 0, 1, sizeof(*unit->names));
	unit->cache = calloc(1, sizeof(*unit->cache));
	if (unit->functions == NULL || unit->objects == NULL || unit->tree.nodes == NULL || unit->names == NULL ||
	    unit->cache == NULL)
		return false;
	memset(&unit->functions[0], 0, sizeof(unit->functions[0]));
	memset(&unit->objects[0], 0, sizeof(unit->objects[0]));
	memset(&unit->tree.nodes[0], 0, sizeof(unit->tree.nodes[0]));
	unit->names[0] = (struct bri_unit_name){ .text = "" };
	unit->function_count = unit->object_count = unit->tree.count = unit->name_count = 1;
	return true;
}

struct bri_unit *bri_unit_new(const char *name)
{
	struct bri_unit *unit = calloc(1, sizeof(*unit));
	if (unit == NULL)
		return NULL;
	unit->seed = (uint32_t)((uintptr_t)unit >> 4);
	unit->name = bri_arena_text(&unit->arena, name, strlen(name));
	if (unit->name == NULL || !start_arrays(unit)) {
		bri_unit_free(unit);
		return NULL;
	}
	return unit;
}

void bri_unit_free(struct bri_unit *unit)
{
	if (unit == NULL)
		return;
	if (unit->cache != NULL)
		free(unit->cache->entries);
	free(unit->cache);
	free(unit->names);
	free(unit->name_table.slots);
	free(unit->places);
	free(unit->place_table.slots);
	free(unit->options);
	free(unit->enumerators);
	free(unit->functions);
	free(unit->objects);
	free(unit->tree.nodes);
	free(unit->items);
	free(unit->bytes);
	bri_arena_finish(&unit->arena);
	free(unit);
}

const char *bri_unit_name(const struct bri_unit *unit)
{
	return unit->name;
}

bool bri_unit_is_complete(const struct bri_unit *unit)
{
	return !unit->incomplete;
}

void bri_unit_set_incomplete(struct bri_unit *unit)
{
	unit->incomplete = true;
}

/* ---- options -------------------------------------------------------------- */

static struct bri_unit_option *find_option(const struct bri_unit *unit, const char *key)
{
	for (size_t i = 0; i < unit->option_count; i++)
		if (strcmp(unit->options[i].key, key) == 0)
			return &unit->options[i];
	return NULL;
}

void bri_unit_set_option(struct bri_unit *unit, const char *key, const char *value)
{
	const char *kept = bri_arena_text(&unit->arena, value, strlen(value));
	if (kept == NULL) {
		bri_unit_fail(unit);
		return;
	}
	struct bri_unit_option *option = find_option(unit, key);
	if (option != NULL) {
		option->value = kept;
		return;
	}
	const char *kept_key = bri_arena_text(&unit->arena, key, strlen(key));
	struct bri_unit_option *options =
		bri_array_grow(unit->options, &unit->option_capacity, unit->option_count, 1, sizeof(*unit->options));
	if (options != NULL)
		unit->options = options;
	if (kept_key == NULL || options == NULL)
		bri_unit_fail(unit);
	else
		options[unit->option_count++] = (struct bri_unit_option){ .key = kept_key, .value = kept };
}

const char *bri_unit_option(const struct bri_unit *unit, const char *key)
{
	const struct bri_unit_option *option = find_option(unit, key);
	return option != NULL ? option->value : NULL;
}

bool bri_unit_option_at(const struct bri_unit *unit, size_t i, const char **ret_key, const char **ret_value)
{
	if (i >= unit->option_count)
		return false;
	*ret_key = unit->options[i].key;
	*ret_value = unit->options[i].value;
	return true;
}

/* ---- enumerators ----------------------------------------------------------- */

void bri_unit_add_enumerator(struct bri_unit *unit, uint32_t name, int64_t value)
{
	struct bri_unit_enumerator *enumerators =
		bri_array_grow(unit->enumerators, &unit->enumerator_capacity, unit->enumerator_count, 1,
	                       sizeof(*unit->enumerators));
	if (enumerators == NULL) {
		bri_unit_fail(unit);
		return;
	}
	unit->enumerators = enumerators;
	enumerators[unit->enumerator_count++] = (struct bri_unit_enumerator){ .name = name, .value = value };
}

void bri_unit_set_enumerator_wish(struct bri_unit *unit, bri_enumerator_wish wish, void *context)
{
	unit->wish = wish;
	unit->wish_context = context;
}

bool bri_unit_wants_enumerators(const struct bri_unit *unit, uint32_t name)
{
	return unit->wish == NULL || unit->wish(unit->wish_context, bri_unit_text(unit, name));
}

void bri_unit_set_function_wish(struct bri_unit *unit, bri_enumerator_wish wish, void *context)
{
	unit->function_wish = wish;
	unit->function_wish_context = context;
}

bool bri_unit_wants_function(const struct bri_unit *unit, const char *name)
{
	return unit->function_wish != NULL && unit->function_wish(unit->function_wish_context, name);
}

size_t bri_unit_enumerators(const struct bri_unit *unit)
{
	return unit->enumerator_count;
}

uint32_t bri_unit_enumerator_at(const struct bri_unit *unit, size_t i, int64_t *ret_value)
{
	*ret_value = i < unit->enumerator_count ? unit->enumerators[i].value : 0;
	return i < unit->enumerator_count ? unit->enumerators[i].name : 0;
}

void bri_unit_keep_enumerators(struct bri_unit *unit, bool (*is_kept)(void *context, const char *name), void *context)
{
	size_t kept = 0;
	for (size_t i = 0; i < unit->enumerator_count; i++)
		if (is_kept(context, unit->names[unit->enumerators[i].name].text))
			unit->enumerators[kept++] = unit->enumerators[i];
	unit->enumerator_count = kept;
}

/* ---- functions ------------------------------------------------------------ */

uint32_t bri_unit_add_function(struct bri_unit *unit, uint32_t name, uint32_t symbol, uint32_t flags,
                               uint32_t location)
{
	struct bri_function *functions = bri_array_grow(unit->functions, &unit->function_capacity,
	                                                unit->function_count, 1, sizeof(*functions));
	if (functions == NULL)
		return bri_unit_fail(unit);
	unit->functions = functions;
	functions[unit->function_count] =
		(struct bri_function){ .name = name, .symbol = symbol, .flags = flags, .location = location };
	return (uint32_t)unit->function_count++;
}

static struct bri_function *function_at(struct bri_unit *unit, uint32_t function)
{
	if (function != 0 && function < unit->function_count)
		return &unit->functions[function];
	bri_unit_fail(unit);
	return NULL;
}

void bri_unit_add_function_flags(struct bri_unit *unit, uint32_t function, uint32_t flags)
{
	struct bri_function *f = function_at(unit, function);
	if (f != NULL)
		f->flags |= flags;
}

void bri_unit_begin_function(struct bri_unit *unit, uint32_t function, uint32_t location)
{
	struct bri_function *f = function_at(unit, function);
	if (f == NULL || unit->current != 0) {
		bri_unit_fail(unit);
		return;
	}
	unit->current = function;
	if (f->body) /* again: what was said of the first body is void with it */
		f->flags &= ~(uint32_t)(BRI_FUNCTION_INLINE | BRI_FUNCTION_INLINE_ONLY | BRI_FUNCTION_MAIN | BRI_FUNCTION_SYSTEM |
		                        BRI_FUNCTION_UNPROTECTED | BRI_FUNCTION_WEAKENED);
	f->flags |= BRI_FUNCTION_DEFINED;
	f->location = location;
	f->first_param = (uint32_t)unit->object_count;
	f->params = 0;
	f->body = 0;
	f->first_node = f->last_node = (uint32_t)unit->tree.count;
}

void bri_unit_end_function(struct bri_unit *unit, uint32_t body)
{
	struct bri_function *f = function_at(unit, unit->current);
	if (f == NULL)
		return;
	unit->current = 0;
	if (f->params == 0)
		f->first_param = 0;
	f->body = body;
	f->last_node = (uint32_t)unit->tree.count;
}

enum { FORWARDED_MAX = 64 };

/* The function of that assembler name that is defined here; 0: none. */
static uint32_t find_defined(const struct bri_unit *unit, uint32_t symbol)
{
	for (uint32_t target = 1; target < unit->function_count; target++)
		if (unit->functions[target].symbol == symbol && unit->functions[target].flags & BRI_FUNCTION_DEFINED)
			return target;
	return 0;
}

/* A body that hands what it is given to the target, or to what the target returns. */
static void pass_on(struct bri_unit *unit, uint32_t function, uint32_t target, bool is_resolver, const struct bri_object *params,
                    uint32_t count, struct bri_shape result)
{
	const struct bri_shape nothing = { BRI_VOID, 0 }, pointer = { BRI_POINTER, 0 };
	const uint32_t at = unit->functions[function].location;
	uint32_t items[FORWARDED_MAX];
	bri_unit_begin_function(unit, function, at);
	for (uint32_t i = 0; i < count; i++)
		items[i] = bri_unit_add_object(unit, params[i].name, params[i].flags, params[i].shape, at);
	for (uint32_t i = 0; i < count; i++)
		items[i] = bri_unit_add_node(unit, BRI_OBJECT, BRI_OP_NONE, params[i].shape, items[i], 0, 0, at);
	uint32_t callee = bri_unit_add_node(unit, BRI_FUNCTION, BRI_OP_NONE, pointer, target, 0, 0, at);
	if (is_resolver)
		callee = bri_unit_add_list(unit, BRI_CALL, pointer, callee, NULL, 0, at);
	uint32_t call = bri_unit_add_list(unit, BRI_CALL, result, callee, items, count, at);
	bool gives = result.type != BRI_VOID;
	bri_unit_end_function(unit, bri_unit_add_node(unit, gives ? BRI_RETURN : BRI_EVALUATE, BRI_OP_NONE, nothing, call, 0, 0, at));
}

void bri_unit_forward(struct bri_unit *unit, uint32_t function, uint32_t symbol, struct bri_shape result)
{
	uint32_t target = find_defined(unit, symbol);
	struct bri_object params[FORWARDED_MAX];
	if (target == 0 || target == function || function >= unit->function_count)
		return;
	const struct bri_function to = unit->functions[target];
	if (unit->functions[function].flags & BRI_FUNCTION_DEFINED || to.flags & BRI_FUNCTION_VARIADIC ||
	    to.params > FORWARDED_MAX)
		return;
	for (uint32_t i = 0; i < to.params; i++)
		params[i] = *bri_unit_object(unit, to.first_param + i);
	pass_on(unit, function, target, false, params, to.params, result);
}

void bri_unit_resolve_by(struct bri_unit *unit, uint32_t function, uint32_t symbol, const struct bri_shape *shapes, size_t count,
                         struct bri_shape result)
{
	uint32_t target = find_defined(unit, symbol);
	struct bri_object params[FORWARDED_MAX];
	if (target == 0 || target == function || function >= unit->function_count || count > FORWARDED_MAX ||
	    unit->functions[function].flags & (BRI_FUNCTION_DEFINED | BRI_FUNCTION_VARIADIC))
		return;
	for (size_t i = 0; i < count; i++)
		params[i] = (struct bri_object){ .flags = BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM, .shape = shapes[i] };
	pass_on(unit, function, target, true, params, (uint32_t)count, result);
}

size_t bri_unit_functions(const struct bri_unit *unit)
{
	return unit->function_count - 1;
}

const struct bri_function *bri_unit_function(const struct bri_unit *unit, uint32_t function)
{
	return &unit->functions[function < unit->function_count ? function : 0];
}

/* ---- objects -------------------------------------------------------------- */

uint32_t bri_unit_add_object(struct bri_unit *unit, uint32_t name, uint32_t flags, struct bri_shape shape,
                             uint32_t location)
{
	struct bri_object *objects =
		bri_array_grow(unit->objects, &unit->object_capacity, unit->object_count, 1, sizeof(*objects));
	if (objects == NULL)
		return bri_unit_fail(unit);
	unit->objects = objects;
	uint32_t object = (uint32_t)unit->object_count++;
	uint32_t owner = 0;
	if (unit->current != 0 && (flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_STATIC)) != 0)
		owner = unit->current;
	objects[object] = (struct bri_object){
		.name = name, .flags = flags, .location = location, .function = owner, .shape = shape
	};
	if (owner != 0 && (flags & BRI_OBJECT_PARAM) != 0) {
		struct bri_function *f = &unit->functions[owner];
		if (object == f->first_param + f->params)
			f->params++;
	}
	return object;
}

static struct bri_object *object_at(struct bri_unit *unit, uint32_t object)
{
	if (object != 0 && object < unit->object_count)
		return &unit->objects[object];
	bri_unit_fail(unit);
	return NULL;
}

void bri_unit_set_init(struct bri_unit *unit, uint32_t object, uint32_t init)
{
	struct bri_object *o = object_at(unit, object);
	if (o != NULL)
		o->init = init;
}

void bri_unit_add_object_flags(struct bri_unit *unit, uint32_t object, uint32_t flags)
{
	struct bri_object *o = object_at(unit, object);
	if (o != NULL)
		o->flags |= flags;
}

void bri_unit_set_object_symbol(struct bri_unit *unit, uint32_t object, uint32_t symbol)
{
	struct bri_object *o = object_at(unit, object);
	if (o != NULL)
		o->symbol = symbol;
}

void bri_unit_set_object_shape(struct bri_unit *unit, uint32_t object, struct bri_shape shape)
{
	struct bri_object *o = object_at(unit, object);
	if (o != NULL)
		o->shape = shape;
}

size_t bri_unit_objects(const struct bri_unit *unit)
{
	return unit->object_count - 1;
}

const struct bri_object *bri_unit_object(const struct bri_unit *unit, uint32_t object)
{
	return &unit->objects[object < unit->object_count ? object : 0];
}

/* ---- nodes ---------------------------------------------------------------- */

/* Room for one more node; NULL: none, and the unit is incomplete. */
static inline struct bri_node *new_node(struct bri_unit *unit)
{
	if (unit->tree.count == unit->node_capacity) {
		struct bri_node *nodes =
			bri_array_grow(unit->tree.nodes, &unit->node_capacity, unit->tree.count, 1, sizeof(*nodes));
		if (nodes == NULL) {
			bri_unit_fail(unit);
			return NULL;
		}
		unit->tree.nodes = nodes;
	}
	return &unit->tree.nodes[unit->tree.count++];
}

static inline uint32_t put_node(struct bri_unit *unit, struct bri_node value)
{
	struct bri_node *node = new_node(unit);
	if (node == NULL)
		return 0;
	*node = value;
	return (uint32_t)(node - unit->tree.nodes);
}

/* Operands that a kind can't do without: bit 0 for a, 1 for b, 2 for c. */
static const uint8_t needed_operands[BRI_NODE_KINDS] = {
	[BRI_AT] = 1, [BRI_FIELD] = 1, [BRI_ELEMENT] = 3, [BRI_ADDRESS] = 1, [BRI_DEREF] = 1, [BRI_UNARY] = 1,
	[BRI_BINARY] = 3, [BRI_OFFSET] = 3, [BRI_ASSIGN] = 3, [BRI_CONDITION] = 5, [BRI_COMMA] = 3, [BRI_CAST] = 1,
	[BRI_EVALUATE] = 1, [BRI_BRANCH] = 1, [BRI_SWITCH] = 1,
};

/* What an adapter couldn't lower and left out is an unknown, not a hole. */
static uint32_t put_unknown(struct bri_unit *unit, uint32_t location)
{
	return put_node(unit, (struct bri_node){ .kind = BRI_OPAQUE, .location = location });
}

uint32_t bri_unit_add_node(struct bri_unit *unit, enum bri_node_kind kind, enum bri_op op, struct bri_shape shape,
                           uint32_t a, uint32_t b, uint32_t c, uint32_t location)
{
	switch (kind) {
	case BRI_NONE:
	case BRI_INT:
	case BRI_STRING:
	case BRI_INIT:
	case BRI_CALL:
	case BRI_OPAQUE:
	case BRI_SEQUENCE:
	case BRI_ESCAPE:
	case BRI_NODE_KINDS:
		return bri_unit_fail(unit);
	default:
		break;
	}
	uint32_t choice = kind == BRI_BINARY && op == BRI_OP_AND ? bri_unit_add_turned_bit(unit, shape, a, b, location) : 0;
	if (choice != 0)
		return choice;
	unsigned needed = needed_operands[kind];
	if ((needed & 1) != 0 && a == 0)
		a = put_unknown(unit, location);
	if ((needed & 2) != 0 && b == 0)
		b = put_unknown(unit, location);
	if ((needed & 4) != 0 && c == 0)
		c = put_unknown(unit, location);
	return put_node(unit, (struct bri_node){ .kind = (uint8_t)kind, .op = (uint8_t)op, .type = shape.type,
	                                         .size = shape.size, .a = a, .b = b, .c = c, .location = location });
}

uint32_t bri_unit_add_int(struct bri_unit *unit, struct bri_shape shape, int64_t value, uint32_t location)
{
	return put_node(unit, (struct bri_node){ .kind = BRI_INT, .type = shape.type, .size = shape.size,
	                                         .a = (uint32_t)value, .b = (uint32_t)((uint64_t)value >> 32),
	                                         .location = location });
}

uint32_t bri_unit_add_string(struct bri_unit *unit, const void *bytes, size_t length, uint32_t location)
{
	unsigned char *kept = bri_array_grow(unit->bytes, &unit->byte_capacity, unit->byte_count, length, 1);
	if (kept == NULL)
		return bri_unit_fail(unit);
	unit->bytes = kept;
	uint32_t at = (uint32_t)unit->byte_count;
	if (length > 0)
		memcpy(kept + at, bytes, length);
	unit->byte_count += length;
	return put_node(unit, (struct bri_node){ .kind = BRI_STRING, .type = BRI_AGGREGATE, .size = (uint32_t)length,
	                                         .a = at, .b = (uint32_t)length, .location = location });
}

static bool is_list(unsigned kind)
{
	return kind == BRI_INIT || kind == BRI_CALL || kind == BRI_OPAQUE || kind == BRI_SEQUENCE ||
	       kind == BRI_ESCAPE;
}

/* A missing argument keeps its position; a missing statement is nothing. */
static bool put_items(struct bri_unit *unit, enum bri_node_kind kind, const uint32_t *items, size_t count,
                      uint32_t location, uint32_t *ret_kept)
{
	uint32_t *kept = bri_array_grow(unit->items, &unit->item_capacity, unit->item_count, count, sizeof(*kept));
	if (kept == NULL)
		return false;
	unit->items = kept;
	uint32_t *next = kept + unit->item_count;
	for (size_t i = 0; i < count; i++) {
		uint32_t item = items[i];
		if (item == 0 && kind == BRI_CALL)
			item = put_unknown(unit, location);
		if (item != 0)
			*next++ = item;
	}
	*ret_kept = (uint32_t)(next - (kept + unit->item_count));
	unit->item_count += *ret_kept;
	return true;
}

uint32_t bri_unit_add_list(struct bri_unit *unit, enum bri_node_kind kind, struct bri_shape shape, uint32_t a,
                           const uint32_t *items, size_t count, uint32_t location)
{
	uint32_t kept = 0;
	uint32_t first = (uint32_t)unit->item_count;
	if (!is_list(kind) || !put_items(unit, kind, items, count, location, &kept))
		return bri_unit_fail(unit);
	if (kind == BRI_CALL && a == 0)
		a = put_unknown(unit, location);
	uint32_t node = put_node(unit, (struct bri_node){ .kind = (uint8_t)kind, .type = shape.type, .size = shape.size, .a = a,
	                                                  .b = first, .c = kept, .location = location });
	return kind == BRI_CALL && shape.type == BRI_POINTER && unit->namer_wish != NULL ? bri_unit_add_named(unit, node) : node;
}

void bri_unit_add_node_flags(struct bri_unit *unit, uint32_t node, unsigned flags)
{
	if (node != 0 && node < unit->tree.count)
		unit->tree.nodes[node].flags |= (uint8_t)flags;
	else
		bri_unit_fail(unit);
}

static bool is_never(const struct bri_unit *unit, uint32_t test)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, test));
	return node->kind == BRI_INT && bri_node_int(node) == 0;
}

uint32_t bri_unit_add_do(struct bri_unit *unit, uint32_t test, uint32_t body, size_t before, uint32_t location)
{
	bool once = body != 0 && is_never(unit, test);
	for (uint32_t n = (uint32_t)before + 1; n < unit->tree.count && once; n++)
		once = unit->tree.nodes[n].kind != BRI_BREAK && unit->tree.nodes[n].kind != BRI_CONTINUE;
	if (once)
		return body;
	const struct bri_shape nothing = { .type = BRI_VOID };
	uint32_t loop = bri_unit_add_node(unit, BRI_LOOP, BRI_OP_NONE, nothing, test, body, 0, location);
	bri_unit_add_node_flags(unit, loop, BRI_TEST_LAST);
	return loop;
}

size_t bri_unit_nodes(const struct bri_unit *unit)
{
	return unit->tree.count - 1;
}

int64_t bri_node_int(const struct bri_node *node)
{
	return (int64_t)((uint64_t)node->b << 32 | node->a);
}

const unsigned char *bri_unit_bytes(const struct bri_unit *unit, const struct bri_node *string)
{
	static const unsigned char none[1] = { 0 };
	bool inside = string->kind == BRI_STRING && string->b != 0 && string->a <= unit->byte_count &&
	              string->b <= unit->byte_count - string->a;
	return inside ? unit->bytes + string->a : none;
}

const uint32_t *bri_unit_list(const struct bri_unit *unit, const struct bri_node *node, size_t *ret_count)
{
	bool inside = is_list(node->kind) && node->b <= unit->item_count && node->c <= unit->item_count - node->b;
	*ret_count = inside ? node->c : 0;
	return inside && unit->items != NULL ? unit->items + node->b : NULL;
}

/* ---- for readers (fact_build.h) -------------------------------------------- */

void bri_unit_set_body(struct bri_unit *unit, uint32_t function, uint32_t body, uint32_t first, uint32_t last)
{
	struct bri_function *f = function_at(unit, function);
	if (f == NULL)
		return;
	f->body = body;
	f->first_node = first;
	f->last_node = last;
}

size_t bri_unit_name_count(const struct bri_unit *unit)
{
	return unit->name_count - 1;
}

size_t bri_unit_place_count(const struct bri_unit *unit)
{
	return unit->place_count;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What the values in a unit depend on, as far as that can be said without running it: which of them another unit may
 * settle, and which stay unknown whatever others say. */
#include "slice_inner.h"

uint32_t bri_slice_base(const struct slicer *slicer, uint32_t handle, bool *ret_through)
{
	*ret_through = false;
	for (int i = 0; i < 64 && handle; i++) {
		const struct bri_node *node = bri_slice_node(slicer, handle);
		switch (node->kind) {
		case BRI_OBJECT:
		case BRI_LITERAL:
			*ret_through |= node->type == BRI_POINTER && i > 0;
			return node->a;
		case BRI_DEREF:
			*ret_through = true;
			break;
		case BRI_FIELD:
		case BRI_ELEMENT:
		case BRI_ADDRESS:
		case BRI_CAST:
		case BRI_OFFSET:
			break;
		case BRI_COMMA:
			handle = node->b;
			continue;
		default:
			*ret_through = true;
			return 0;
		}
		handle = node->a;
	}
	return 0;
}

/* array.data() leads to the array. */
uint32_t bri_slice_written(const struct slicer *slicer, uint32_t handle, bool *ret_through, int depth)
{
	uint32_t base = bri_slice_base(slicer, handle, ret_through);
	const struct bri_node *node = bri_slice_node(slicer, handle);
	for (int i = 0; i < 16 && (node->kind == BRI_ADDRESS || node->kind == BRI_DEREF || node->kind == BRI_CAST ||
	                           node->kind == BRI_FIELD || node->kind == BRI_ELEMENT || node->kind == BRI_OFFSET); i++)
		node = bri_slice_node(slicer, node->a);
	if (base || node->kind != BRI_CALL || depth > 4)
		return base;
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, node, &count);
	for (size_t i = 0; i < count && !base; i++)
		if (bri_slice_node(slicer, items[i])->type == BRI_POINTER)
			base = bri_slice_written(slicer, items[i], ret_through, depth + 1);
	*ret_through = true;
	return base;
}

/* ---- asked once a node, when nothing changes any more ---- */

enum { NUMBERS_MOST = 256 }; /* RSA's longest usual ones have 8,192 bits */
enum { PLAIN_ASKED = 1, TELLING_ASKED = 4 }; /* the answer: the bit above; SLICE_REPLACES is slice_changing.c's */

static bool is_plain(const struct slicer *slicer, uint32_t handle, int depth);
static bool is_telling(const struct slicer *slicer, uint32_t handle, int depth);

static bool ask(const struct slicer *slicer, uint32_t handle, int depth, unsigned asked,
                bool (*answer)(const struct slicer *slicer, uint32_t handle, int depth))
{
	uint8_t *known = &slicer->known[handle];
	if (!slicer->is_settled)
		return answer(slicer, handle, depth);
	if (!(*known & asked))
		*known |= (uint8_t)(asked | (answer(slicer, handle, depth) ? asked << 1 : 0u));
	return (*known & asked << 1) != 0;
}

bool bri_slice_is_plain(const struct slicer *slicer, uint32_t handle, int depth)
{
	return ask(slicer, handle, depth, PLAIN_ASKED, is_plain);
}

bool bri_slice_is_telling(const struct slicer *slicer, uint32_t handle, int depth)
{
	return ask(slicer, handle, depth, TELLING_ASKED, is_telling);
}

/* How many numbers it is made of; 0: of something else, too.  Members are settings, however many rows there are of them. */
static size_t numbers_in(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	size_t count = 0, numbers = 0;
	if (node->kind != BRI_INIT)
		return node->kind == BRI_INT;
	const uint32_t *items = bri_unit_list(slicer->unit, node, &count);
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *item = bri_slice_node(slicer, items[i]);
		size_t more = item->kind == BRI_AT && !item->c && depth < 20 ? numbers_in(slicer, item->a, depth + 1) : 0;
		if (more == 0)
			return 0;
		numbers += more;
	}
	return numbers;
}

bool bri_slice_is_table(const struct slicer *slicer, uint32_t handle)
{
	return numbers_in(slicer, handle, 0) > NUMBERS_MOST;
}

static bool is_plain(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 20)
		return false;
	switch (node->kind) {
	case BRI_NONE:
	case BRI_INT:
	case BRI_STRING:
	case BRI_FUNCTION:
		return true;
	case BRI_OBJECT:
		return !slicer->changing[node->a];
	case BRI_FIELD:
	case BRI_UNARY:
	case BRI_CAST:
	case BRI_ADDRESS:
		return bri_slice_is_plain(slicer, node->a, depth + 1);
	case BRI_BINARY:
	case BRI_OFFSET:
	case BRI_ELEMENT:
	case BRI_COMMA:
		return bri_slice_is_plain(slicer, node->a, depth + 1) && bri_slice_is_plain(slicer, node->b, depth + 1);
	case BRI_CONDITION:
		return bri_slice_is_plain(slicer, node->a, depth + 1) && bri_slice_is_plain(slicer, node->b, depth + 1) &&
		       bri_slice_is_plain(slicer, node->c, depth + 1);
	default:
		return false;
	}
}

static bool is_tagged(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 20)
		return true;
	switch (node->kind) {
	case BRI_CALL: {
		const struct bri_node *callee = bri_slice_node(slicer, node->a);
		const struct world_function *known = callee->kind == BRI_FUNCTION ? &slicer->world->units[0].functions[callee->a] : NULL;
		for (uint32_t i = 0; known && i < known->api_count; i++)
			if (known->apis[i].tag != BRI_NO_ARG && known->apis[i].locus == BRI_AT_RESULT)
				return true;
		return false;
	}
	case BRI_UNARY:
	case BRI_CAST:
		return is_tagged(slicer, node->a, depth + 1);
	case BRI_BINARY:
		return is_tagged(slicer, node->a, depth + 1) || is_tagged(slicer, node->b, depth + 1);
	default:
		return false;
	}
}

bool bri_slice_takes_next(const struct slicer *slicer, const struct bri_node *opaque)
{
	size_t count;
	bool through;
	const uint32_t *items = bri_unit_list(slicer->unit, opaque, &count);
	uint32_t base = count == 1 ? bri_slice_base(slicer, items[0], &through) : 0;
	const struct bri_object *object = base ? bri_unit_object(slicer->unit, base) : NULL;
	if (!object || !bri_slice_is_own(object) || (object->shape.type != BRI_POINTER && object->shape.type != BRI_AGGREGATE))
		return false;
	return object->flags & BRI_OBJECT_PARAM || bri_unit_function(slicer->unit, object->function)->flags & BRI_FUNCTION_VARIADIC;
}

/* Bytes under a mask: what another unit can tell stays to be told.  A sum is one where a byte comes of it (`narrow`, or it
 * is made of bytes); a wider one counts, as of digits. */
static bool is_masked_byte(const struct slicer *slicer, const struct bri_node *node, bool narrow, int depth)
{
	bool is_sum = node->op == BRI_OP_ADD || node->op == BRI_OP_SUB;
	if (node->kind != BRI_BINARY || (node->op != BRI_OP_XOR && !is_sum))
		return false;
	for (int side = 0; side < 2; side++) {
		uint32_t whole = side ? node->b : node->a, handle = bri_uncast(slicer->unit, whole);
		const struct bri_node *part = bri_slice_node(slicer, handle);
		bool widened = handle != whole;
		if ((part->kind == BRI_ELEMENT || part->kind == BRI_DEREF) && part->size == 1 &&
		    (!is_sum || ((narrow || !widened) && bri_slice_is_plain(slicer, side ? node->a : node->b, 0))) &&
		    bri_slice_is_telling(slicer, handle, depth + 1))
			return true;
	}
	return false;
}

/* A byte made of a sum that by itself wouldn't tell: then the sum does, too, since nobody else holds it. */
static bool is_narrowed(const struct slicer *slicer, const struct bri_node *cast, int depth)
{
	if (cast->size != 1 || !is_masked_byte(slicer, bri_slice_node(slicer, cast->a), true, depth))
		return false;
	if (slicer->is_settled)
		slicer->known[cast->a] |= TELLING_ASKED | TELLING_ASKED << 1;
	return true;
}

/* `PEER | (lan ? SELF_SIGNED : 0)`: one of several numbers that are known, whatever chooses. */
static bool is_one_of_several(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 8)
		return false;
	switch (node->kind) {
	case BRI_CAST:
		return is_one_of_several(slicer, node->a, depth + 1);
	case BRI_CONDITION:
		return node->b && bri_slice_is_plain(slicer, node->b, 0) && bri_slice_is_plain(slicer, node->c, 0);
	case BRI_BINARY: {
		if (node->op != BRI_OP_OR && node->op != BRI_OP_ADD && node->op != BRI_OP_AND)
			return false;
		bool left = is_one_of_several(slicer, node->a, depth + 1), right = is_one_of_several(slicer, node->b, depth + 1);
		return (left || right) && (left || bri_slice_is_plain(slicer, node->a, 0)) &&
		       (right || bri_slice_is_plain(slicer, node->b, 0));
	}
	default:
		return false;
	}
}

/* `draw() % 10000`, `draw() & 0xff`: what another unit's function draws. */
static bool is_part_of_result(const struct slicer *slicer, const struct bri_node *node)
{
	const struct bri_node *whole = bri_slice_node(slicer, bri_uncast(slicer->unit, node->a));
	if ((node->op != BRI_OP_MOD && node->op != BRI_OP_AND && node->op != BRI_OP_SHR) ||
	    bri_slice_node(slicer, node->b)->kind != BRI_INT)
		return false;
	const struct bri_node *callee = bri_slice_node(slicer, whole->kind == BRI_CALL ? whole->a : 0);
	const struct bri_function *function = callee->kind == BRI_FUNCTION ? bri_unit_function(slicer->unit, callee->a) : NULL;
	return function && !function->body && !(function->flags & BRI_FUNCTION_SYSTEM);
}

static bool is_telling(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 20)
		return true;
	switch (node->kind) {
	case BRI_OBJECT:
		return slicer->telling[node->a];
	case BRI_FIELD:
	case BRI_ELEMENT:
	case BRI_DEREF:
	case BRI_OFFSET:
		return node->type != BRI_FLOAT && bri_slice_is_telling(slicer, node->a, depth + 1);
	case BRI_CAST:
		return node->type != BRI_FLOAT && (bri_slice_is_telling(slicer, node->a, depth + 1) || is_narrowed(slicer, node, depth));
	case BRI_ADDRESS:
	case BRI_LITERAL:
		return true;
	case BRI_UNARY:
		return bri_slice_is_plain(slicer, handle, 0) || is_tagged(slicer, node->a, depth + 1);
	case BRI_BINARY:
		return bri_slice_is_plain(slicer, handle, 0) || is_tagged(slicer, node->a, depth + 1) ||
		       is_tagged(slicer, node->b, depth + 1) || is_masked_byte(slicer, node, false, depth) ||
		       is_part_of_result(slicer, node) || is_one_of_several(slicer, handle, 0) ||
		       (slicer->is_settled && bri_slice_is_digit(slicer, handle));
	case BRI_COMMA:
		return bri_slice_is_telling(slicer, node->b, depth + 1);
	case BRI_CONDITION:
		return bri_slice_is_telling(slicer, node->b ? node->b : node->a, depth + 1) || bri_slice_is_telling(slicer, node->c, depth + 1);
	case BRI_ASSIGN:
		return bri_slice_is_telling(slicer, node->b, depth + 1);
	case BRI_OPAQUE:
		return bri_slice_takes_next(slicer, node);
	case BRI_CALL: {
		const struct bri_node *callee = bri_slice_node(slicer, node->a);
		if (callee->kind != BRI_FUNCTION)
			return true;
		return !(bri_unit_function(slicer->unit, callee->a)->flags & BRI_FUNCTION_SYSTEM) ||
		       slicer->world->units[0].functions[callee->a].api_count;
	}
	default:
		return true;
	}
}

bool bri_slice_is_shown(const struct slicer *slicer, uint32_t function)
{
	return !(bri_unit_function(slicer->unit, function)->flags & BRI_FUNCTION_STATIC) ||
	       slicer->world->units[0].functions[function].taken;
}

/* What callers inside the unit hand over. */
static bool tell_params(struct slicer *slicer, const struct bri_node *call)
{
	const struct bri_node *callee = bri_slice_node(slicer, call->a);
	const struct bri_function *function = callee->kind == BRI_FUNCTION ? bri_unit_function(slicer->unit, callee->a) : NULL;
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	bool grew = false;
	if (!function || !function->body)
		return false;
	for (size_t i = 0; i < count && i < function->params; i++) {
		uint32_t param = function->first_param + (uint32_t)i;
		if (!slicer->telling[param] && bri_slice_is_telling(slicer, items[i], 0))
			slicer->telling[param] = grew = true;
	}
	return grew;
}

/* What is stored in an object, handed over to it, or written there by a call, may tell something. */
static void find_telling(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_nodes(slicer->unit);
	for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++) {
		const struct bri_object *object = bri_unit_object(slicer->unit, o);
		slicer->telling[o] = object->flags & BRI_OBJECT_PARAM ? bri_slice_is_shown(slicer, object->function)
		                                                       : !(object->flags & BRI_OBJECT_LOCAL);
	}
	for (bool grew = true; grew;) {
		grew = false;
		for (uint32_t n = 1; n <= count; n++) {
			const struct bri_node *node = bri_slice_node(slicer, n);
			bool through;
			uint32_t base = 0;
			if ((node->kind == BRI_ASSIGN && bri_slice_is_telling(slicer, node->b, 0)) ||
			    (node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY)))
				base = bri_slice_base(slicer, node->a, &through);
			else if (node->kind == BRI_CALL)
				grew |= tell_params(slicer, node);
			if (base && !slicer->telling[base])
				slicer->telling[base] = grew = true;
		}
		for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++) {
			const struct bri_object *object = bri_unit_object(slicer->unit, o);
			if (object->init && !slicer->telling[o] && bri_slice_is_telling(slicer, object->init, 0))
				slicer->telling[o] = grew = true;
		}
	}
}

/* ---- what only says how it went -------------------------------------------------------------------- */

enum { WAYS_MOST = 2 };
/* Of an object's sources: how many there are, and whether a 0 and a number above are among them. */
enum { SOURCES = 63, SOURCE_ZERO = 64, SOURCE_ABOVE = 128 };

/* Is it a number that a caller hands over, or what is read from somewhere, or made of these? */
static bool asks_number(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 20)
		return true;
	switch (node->kind) {
	case BRI_OBJECT:
		return (node->type == BRI_SIGNED || node->type == BRI_UNSIGNED) &&
		       !(bri_unit_object(slicer->unit, node->a)->flags & BRI_OBJECT_LOCAL &&
		         !(bri_unit_object(slicer->unit, node->a)->flags & BRI_OBJECT_PARAM));
	case BRI_FIELD:
	case BRI_DEREF:
	case BRI_ELEMENT: /* a setting */
		return node->type == BRI_SIGNED || node->type == BRI_UNSIGNED;
	case BRI_UNARY:
	case BRI_CAST:
		return asks_number(slicer, node->a, depth + 1);
	case BRI_BINARY:
	case BRI_COMMA:
		return asks_number(slicer, node->a, depth + 1) || asks_number(slicer, node->b, depth + 1);
	default:
		return false;
	}
}

/* Does a function return numbers of more kinds than two, all but one below zero or brought by others, and none for a number
 * that it was given?  Then they are what callers branch on, not what they hand on. */
static bool is_status(const struct slicer *slicer, const struct bri_function *function)
{
	int64_t seen[WAYS_MOST];
	unsigned numbers = 0, others = 0, good = 0;
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_slice_node(slicer, n), *value = bri_slice_node(slicer, node->a);
		if ((node->kind == BRI_BRANCH || node->kind == BRI_SWITCH || node->kind == BRI_CONDITION) &&
		    asks_number(slicer, node->a, 0))
			return false;
		if (node->kind != BRI_RETURN || !node->a)
			continue;
		if (value->type != BRI_SIGNED && value->type != BRI_UNSIGNED)
			return false;
		if (value->kind == BRI_OBJECT && bri_unit_object(slicer->unit, value->a)->flags & BRI_OBJECT_PARAM)
			return false;
		if (value->kind != BRI_INT) {
			unsigned sources = value->kind == BRI_OBJECT ? slicer->sources[value->a] : 1;
			if (sources & SOURCE_ZERO && sources & SOURCE_ABOVE) /* a yes and a no */
				return false;
			others += sources & SOURCES;
			continue;
		}
		bool again = false;
		for (unsigned i = 0; i < numbers && i < WAYS_MOST; i++)
			again |= seen[i] == bri_node_int(value);
		if (!again && numbers < WAYS_MOST)
			seen[numbers] = bri_node_int(value);
		numbers += !again;
		good += !again && bri_node_int(value) >= 0;
	}
	return good <= 1 && numbers + others > WAYS_MOST;
}

static void add_source(struct slicer *slicer, uint32_t object, uint32_t value)
{
	const struct bri_node *node = bri_slice_node(slicer, value);
	uint8_t *sources = &slicer->sources[object];
	*sources += (*sources & SOURCES) < SOURCES;
	if (node->kind == BRI_INT && bri_node_int(node) >= 0)
		*sources |= bri_node_int(node) ? SOURCE_ABOVE : SOURCE_ZERO;
}

/* How many stores an object of a body gets its value from, and some of what they store. */
static void count_sources(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_nodes(slicer->unit);
	for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++)
		if (bri_unit_object(slicer->unit, o)->init)
			add_source(slicer, o, bri_unit_object(slicer->unit, o)->init);
	for (uint32_t n = 1; n <= count; n++) {
		const struct bri_node *node = bri_slice_node(slicer, n);
		const struct bri_node *target = node->kind == BRI_ASSIGN ? bri_slice_node(slicer, node->a) : NULL;
		if (target && target->kind == BRI_OBJECT)
			add_source(slicer, target->a, node->b);
	}
}

static void come_to(struct slicer *slicer, uint32_t f, uint32_t *stack, uint32_t *depth)
{
	if (!slicer->unused[f] || !bri_unit_function(slicer->unit, f)->body ||
	    bri_is_foreign(slicer->unit, bri_unit_function(slicer->unit, f)))
		return;
	slicer->unused[f] = false;
	stack[(*depth)++] = f;
}

/* What an initialiser calls, and what that is given. */
static void come_from(struct slicer *slicer, uint32_t handle, uint32_t *depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	size_t count = 0;
	const uint32_t *items = node->kind == BRI_CALL || node->kind == BRI_INIT ? bri_unit_list(slicer->unit, node, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		come_from(slicer, items[i], depth);
	if (node->kind == BRI_FUNCTION)
		come_to(slicer, node->a, slicer->stack, depth);
	else if (node->kind == BRI_CALL || node->kind == BRI_CAST || node->kind == BRI_COMMA || node->kind == BRI_AT)
		come_from(slicer, node->a, depth);
	if (node->kind == BRI_COMMA)
		come_from(slicer, node->b, depth);
}

void bri_slice_find_status(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_functions(slicer->unit), depth = 0;
	count_sources(slicer);
	for (uint32_t f = 1; f <= count; f++)
		slicer->unused[f] = true;
	for (uint32_t f = 1; f <= count; f++) {
		const struct bri_function *function = bri_unit_function(slicer->unit, f);
		slicer->status[f] = function->body && !slicer->world->units[0].functions[f].taken &&
		                    !(slicer->world->units[0].functions[f].reach & REACHES_OPEN) && is_status(slicer, function);
		if (bri_slice_is_shown(slicer, f) || function->flags & BRI_FUNCTION_STARTED)
			come_to(slicer, f, slicer->stack, &depth);
	}
	for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++)
		if (!bri_slice_is_own(bri_unit_object(slicer->unit, o)))
			come_from(slicer, bri_unit_object(slicer->unit, o)->init, &depth);
	while (depth > 0) {
		const struct bri_function *function = bri_unit_function(slicer->unit, slicer->stack[--depth]);
		for (uint32_t n = function->first_node; n < function->last_node; n++)
			if (bri_slice_node(slicer, n)->kind == BRI_FUNCTION)
				come_to(slicer, bri_slice_node(slicer, n)->a, slicer->stack, &depth);
	}
}

bool bri_slice_leaves(const struct slicer *slicer, uint32_t handle)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	size_t count;
	const uint32_t *items;
	switch (node->kind) {
	case BRI_SEQUENCE:
		items = bri_unit_list(slicer->unit, node, &count);
		return count == 1 && bri_slice_leaves(slicer, items[0]);
	case BRI_RETURN:
		return !slicer->results[slicer->function] &&
		       (!node->a || bri_slice_is_plain(slicer, node->a, 0) || bri_slice_node(slicer, node->a)->kind == BRI_OBJECT);
	default:
		return false;
	}
}

void bri_slice_find(struct slicer *slicer)
{
	bri_slice_find_changing(slicer);
	find_telling(slicer);
	bri_slice_find_handed(slicer);
	slicer->is_settled = true;
}

bool bri_slice_starts(const struct world_function *known)
{
	for (uint32_t i = 0; i < known->api_count; i++)
		if (known->apis[i].effect == BRI_EFFECT_REGISTER && known->apis[i].length != BRI_NO_ARG)
			return true;
	return false;
}

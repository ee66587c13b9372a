/* SPDX-License-Identifier: Apache-2.0 */
/* Reads packed facts (pack.c).  They come out of any object file that somebody
 * hands to the linker, so nothing in them is believed: every number is bounded
 * before it is used, and what is returned has passed bri_unit_check. */
#include "text.h"

#include "arena.h"
#include "blur.h"
#include "fact_build.h"
#include "fact_form.h"
#include "pack.h"
#include "wire.h"

#include <stdlib.h>
#include <string.h>

struct unpacker {
	struct bri_unit *unit;
	struct bri_wire_in in;
	uint32_t pointer;
	struct bri_pack_recent recent;
	uint32_t names, functions;
	uint32_t *owned;  /* by function: objects in its block */
	uint8_t *bits;    /* by function: as packed */
	bool *has_init;   /* by object */
	size_t object_count, object_capacity;
	size_t string_bytes; /* of literals */
	uint32_t *items;  /* a stack: elements of lists that are being read */
	size_t item_count, item_capacity;
};

static void fail(struct unpacker *u)
{
	u->in.has_failed = true;
}

static void about(struct unpacker *u, enum bri_pack_field field, unsigned near)
{
	u->in.about = bri_pack_about(&u->recent, field, near);
}

static uint32_t get_up_to(struct unpacker *u, enum bri_pack_field field, unsigned near, uint32_t limit)
{
	about(u, field, near);
	return (uint32_t)bri_wire_get_number(&u->in, limit);
}

static size_t get_count(struct unpacker *u, enum bri_pack_field field, unsigned near)
{
	about(u, field, near);
	return bri_wire_get_count(&u->in);
}

static unsigned get_byte(struct unpacker *u, enum bri_pack_field field, unsigned near)
{
	about(u, field, near);
	return bri_wire_get_byte(&u->in);
}

/* What a number written minus `base` was; 0 and a failure outside of [least, most]. */
static uint32_t get_from(struct unpacker *u, enum bri_pack_field field, unsigned near, uint32_t base, uint32_t least, uint32_t most)
{
	about(u, field, near);
	int64_t number = (int64_t)base + bri_wire_get_signed(&u->in) % ((int64_t)1 << 33);
	if (!u->in.has_failed && number >= least && number <= most)
		return (uint32_t)number;
	fail(u);
	return 0;
}

static uint32_t get_name(struct unpacker *u, enum bri_pack_field field)
{
	return u->recent.name = get_from(u, field, 0, u->recent.name, 0, u->names);
}

static const char *get_text(struct unpacker *u, size_t *ret_length)
{
	*ret_length = get_count(u, PACK_LENGTH, 0);
	about(u, PACK_TEXT, 0);
	const unsigned char *bytes = bri_wire_get_raw(&u->in, *ret_length);
	if (bytes != NULL && memchr(bytes, '\0', *ret_length) == NULL)
		return (const char *)bytes;
	fail(u);
	*ret_length = 0;
	return "";
}

static struct bri_shape get_shape(struct unpacker *u, enum bri_pack_field field, unsigned near)
{
	about(u, field, near);
	uint64_t number = bri_wire_get_number(&u->in, ((uint64_t)UINT32_MAX << 3 | 7) + BRI_PACK_SHAPES);
	if (number < BRI_PACK_SHAPES)
		return bri_pack_shape((unsigned)number, u->pointer);
	number -= BRI_PACK_SHAPES;
	return (struct bri_shape){ .type = number & 7, .size = (uint32_t)(number >> 3) };
}

/* A text as a string of its own; NULL when there is none or no memory. */
static char *get_string(struct unpacker *u)
{
	size_t length = 0;
	const char *text = get_text(u, &length);
	char *copy = u->in.has_failed ? NULL : strndup(text, length);
	if (copy == NULL)
		fail(u);
	return copy;
}

static char *get_word(struct unpacker *u, unsigned near)
{
	uint32_t number = get_up_to(u, PACK_OPTION, near, BRI_PACK_WORDS);
	if (u->in.has_failed || number == 0)
		return u->in.has_failed ? NULL : get_string(u);
	char *copy = strdup(bri_pack_words[number - 1]);
	if (copy == NULL)
		fail(u);
	return copy;
}

static void unpack_options(struct unpacker *u)
{
	size_t count = get_count(u, PACK_COUNT, 1);
	size_t next = 0;
	/* Each one is looked for among those before it. */
	if (count > 1000)
		fail(u);
	for (size_t i = 0; i < count && !u->in.has_failed; i++) {
		uint32_t what = get_up_to(u, PACK_OPTION, 2, BRI_PACK_OTHER_OPTION);
		bool is_next = what != BRI_PACK_OTHER_OPTION;
		if (is_next && next >= BRI_PACK_USUALS) {
			fail(u);
			break;
		}
		char *key = is_next ? strdup(bri_pack_usual[next].key) : get_word(u, 0);
		char *value = what == BRI_PACK_USUAL ? strdup(bri_pack_usual[next].value) : get_word(u, 1);
		next += is_next;
		if (key == NULL || value == NULL)
			fail(u);
		if (key != NULL && value != NULL)
			bri_unit_set_option(u->unit, key, value);
		free(key);
		free(value);
	}
	u->pointer = bri_form_pointer(u->unit);
}

static void unpack_names(struct unpacker *u)
{
	size_t count = get_count(u, PACK_COUNT, 2);
	for (size_t i = 1; i <= count && !u->in.has_failed; i++) {
		size_t length = 0;
		const char *text = get_text(u, &length);
		/* Names are different and not empty, so numbers agree. */
		if (bri_unit_name_of(u->unit, text, length) != i)
			fail(u);
	}
	u->names = (uint32_t)count;
}

static void unpack_enumerators(struct unpacker *u)
{
	size_t count = get_count(u, PACK_COUNT, 3);
	for (size_t i = 0; i < count && !u->in.has_failed; i++) {
		uint32_t name = get_up_to(u, PACK_ENUMERATOR, 0, u->names);
		about(u, PACK_ENUMERATOR, 1);
		bri_unit_add_enumerator(u->unit, name, bri_wire_get_signed(&u->in));
	}
}

static const char *get_name_text(struct unpacker *u, enum bri_pack_field field)
{
	return bri_unit_text(u->unit, get_up_to(u, field, 0, u->names));
}

static uint32_t get_place(struct unpacker *u, unsigned near)
{
	struct bri_place place = u->recent.place;
	about(u, PACK_LINE, near);
	int64_t head = bri_wire_get_signed(&u->in);
	unsigned bits = (unsigned)((uint64_t)head & 3);
	int64_t lines = (head - bits) / 4;
	if (lines < -(int64_t)UINT32_MAX || lines > (int64_t)UINT32_MAX || (int64_t)place.line + lines < 1 ||
	    (int64_t)place.line + lines > (int64_t)UINT32_MAX) {
		fail(u);
		return 0;
	}
	place.line = (uint32_t)((int64_t)place.line + lines);
	if ((bits & 1) != 0)
		place.file = get_name_text(u, PACK_FILE);
	if (place.file == NULL)
		fail(u);
	place.column = get_from(u, PACK_COLUMN, near * 2 + (lines == 0), bri_pack_column(&u->recent, lines == 0), 0, UINT32_MAX);
	place.macro = place.macro_file = NULL;
	place.macro_line = place.macro_column = 0;
	if ((bits & 2) != 0) {
		place.macro = get_name_text(u, PACK_MACRO);
		uint32_t file = get_up_to(u, PACK_MACRO, 1, u->names);
		place.macro_file = file != 0 ? bri_unit_text(u->unit, file) : NULL;
		place.macro_line = get_up_to(u, PACK_MACRO, 2, UINT32_MAX);
		place.macro_column = get_up_to(u, PACK_MACRO, 3, UINT32_MAX);
	}
	if (u->in.has_failed)
		return 0;
	bri_pack_placed(&u->recent, &place);
	uint32_t location = bri_unit_add_place(u->unit, &place);
	if (location == 0)
		fail(u);
	return location;
}

/* ---- nodes ------------------------------------------------------------------- */

static uint32_t unpack_node(struct unpacker *u, unsigned near, unsigned depth);

static void unpack_list(struct unpacker *u, unsigned kind, unsigned near, unsigned depth)
{
	size_t count = get_count(u, PACK_LIST, near);
	for (size_t i = 0; i < count && !u->in.has_failed; i++) {
		uint32_t item = unpack_node(u, BRI_PACK_NEAR(kind, '*'), depth);
		uint32_t *items = bri_array_grow(u->items, &u->item_capacity, u->item_count, 1, sizeof(*u->items));
		if (items != NULL)
			u->items = items;
		if (items == NULL || item == 0) {
			fail(u);
			return;
		}
		items[u->item_count++] = item;
	}
}

static uint32_t get_object(struct unpacker *u, unsigned kind)
{
	uint32_t objects = (uint32_t)bri_unit_objects(u->unit);
	if (kind == BRI_DECLARE)
		return u->recent.declared = get_from(u, PACK_DECLARED, 0, u->recent.declared + 1, 0, objects);
	about(u, PACK_HANDLE, kind);
	uint64_t number = bri_wire_get_number(&u->in, (uint64_t)UINT32_MAX << 1 | 1), handle = number >> 1;
	if ((number & 1) == 0 && handle >= u->recent.own)
		fail(u);
	handle += (number & 1) == 0 ? u->recent.first_own : 0;
	if (handle > objects)
		fail(u);
	return u->in.has_failed ? 0 : (uint32_t)handle;
}

static uint32_t unpack_operand(struct unpacker *u, unsigned kind, const char *form, unsigned depth)
{
	char class = form[1];
	uint32_t value = 0;
	switch (class) {
	case 'o':
	case 'v':
		return get_object(u, kind);
	case 'f':
		value = get_from(u, PACK_CALLEE, kind, u->recent.callee + 1, 0, u->functions);
		bri_pack_mentioned(&u->recent, value);
		return value;
	case 'n':
	case 'N':
		return get_up_to(u, PACK_NAME, kind, u->names);
	case '#':
		return get_up_to(u, PACK_NUMBER, kind, UINT32_MAX);
	case '~':
		about(u, PACK_NUMBER, kind);
		return (uint32_t)bri_wire_get_signed(&u->in);
	default:
		break;
	}
	uint32_t node = unpack_node(u, BRI_PACK_NEAR(kind, form[0]), depth);
	/* The builder would put an unknown in the place of what is missing. */
	if (node == 0 && class == 'e')
		fail(u);
	return node;
}

static uint32_t build(struct unpacker *u, const struct bri_node *node, struct bri_shape shape, size_t base,
                      bool has_list)
{
	if (has_list)
		return bri_unit_add_list(u->unit, node->kind, shape, node->a,
		                         u->items == NULL ? NULL : u->items + base, u->item_count - base,
		                         node->location);
	return bri_unit_add_node(u->unit, node->kind, node->op, shape, node->a, node->b, node->c, node->location);
}

/* What isn't told is a number: all of a unit have a limit. */
static uint32_t get_literal(struct unpacker *u, uint32_t location)
{
	size_t length = get_up_to(u, PACK_LENGTH, 1, BRI_PACK_STRINGS_MOST - (uint32_t)u->string_bytes), used = 0;
	unsigned char *bytes = u->in.has_failed ? NULL : malloc(length + 1);
	if (bytes == NULL)
		fail(u);
	while (used < length && !u->in.has_failed) {
		size_t run = 0;
		bytes[used++] = (unsigned char)get_byte(u, PACK_STRING, 0);
		if (bytes[used - 1] == BRI_BLURRED)
			run = get_up_to(u, PACK_LENGTH, 2, (uint32_t)(length - used));
		memset(bytes + used, BRI_BLURRED, run);
		used += run;
	}
	u->string_bytes += length;
	uint32_t made = u->in.has_failed ? 0 : bri_unit_add_string(u->unit, bytes, length, location);
	free(bytes);
	return made;
}

static uint32_t unpack_atom(struct unpacker *u, const struct bri_node *node, bool has_shape, unsigned near)
{
	struct bri_node atom = *node;
	if (atom.kind == BRI_INT) {
		about(u, PACK_INT, near);
		int64_t value = bri_wire_get_signed(&u->in);
		struct bri_shape shape = has_shape ? get_shape(u, PACK_NODE_SHAPE, near << 6 | atom.kind)
		                                   : bri_form_shape(u->unit, &atom, u->pointer);
		return bri_unit_add_int(u->unit, shape, value, atom.location);
	}
	/* Its shape is its length: there is no other. */
	if (has_shape)
		fail(u);
	return get_literal(u, atom.location);
}

static uint32_t unpack_form(struct unpacker *u, struct bri_node *node, bool has_shape, bool has_object_place,
                            unsigned outer, unsigned depth)
{
	size_t base = u->item_count;
	bool has_list = false;
	unsigned near = node->kind;
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		if (p[0] == '*') {
			has_list = true;
			unpack_list(u, node->kind, near, depth + 1);
			continue;
		}
		uint32_t value = unpack_operand(u, node->kind, p, depth + 1);
		if (node->kind == BRI_CALL && p[0] == 'a' && bri_unit_node(u->unit, value)->kind == BRI_FUNCTION)
			near = bri_unit_node(u->unit, value)->a;
		*(p[0] == 'a' ? &node->a : p[0] == 'b' ? &node->b : &node->c) = value;
	}
	struct bri_shape shape = has_shape ? get_shape(u, PACK_NODE_SHAPE, outer << 6 | node->kind)
	                                   : bri_form_shape(u->unit, node, u->pointer);
	if (has_object_place)
		node->location = bri_unit_object(u->unit, node->a)->location;
	uint32_t handle = u->in.has_failed ? 0 : build(u, node, shape, base, has_list);
	u->item_count = base;
	return handle;
}

/* A node's place, but a declaration's that has its object's. */
static uint32_t get_place_of_node(struct unpacker *u, unsigned kind, unsigned has)
{
	bool is_usual = (has & BRI_PACK_PLACE) == 0;
	if (kind == BRI_DECLARE && (is_usual || get_byte(u, PACK_NODE_HAS, 0) == 0))
		return 0;
	return kind == BRI_DECLARE || is_usual == bri_pack_is_placed(kind) ? get_place(u, kind) : 0;
}

static uint32_t unpack_node(struct unpacker *u, unsigned near, unsigned depth)
{
	struct bri_node node = { .kind = BRI_NONE };
	unsigned number = get_byte(u, PACK_NODE, near);
	node.kind = (uint8_t)bri_pack_kind_at(near, number);
	if (node.kind == BRI_PACK_NONE && !u->in.has_failed)
		return 0;
	if (node.kind == BRI_NONE || node.kind == BRI_PACK_NONE || depth >= BRI_DEPTH_MAX) {
		fail(u);
		return 0;
	}
	unsigned has = get_byte(u, PACK_NODE_HAS, near << 6 | node.kind);
	unsigned flags = (has & BRI_PACK_FLAGS) != 0 ? get_byte(u, PACK_NODE_FLAGS, near) : 0;
	if (bri_form_has_op(node.kind))
		node.op = (uint8_t)get_byte(u, PACK_OP, near);
	node.location = get_place_of_node(u, node.kind, has);
	if (u->in.has_failed)
		return 0;
	bri_pack_seen(&u->recent, node.kind);
	bool has_shape = (has & BRI_PACK_SHAPE) != 0;
	bool has_object_place = node.kind == BRI_DECLARE && (has & BRI_PACK_PLACE) == 0;
	uint32_t handle = 0;
	u->recent.depth += bri_pack_is_deeper(node.kind);
	if (node.kind == BRI_INT || node.kind == BRI_STRING)
		handle = unpack_atom(u, &node, has_shape, near);
	else
		handle = unpack_form(u, &node, has_shape, has_object_place, near, depth);
	u->recent.depth -= bri_pack_is_deeper(node.kind);
	if (handle == 0)
		fail(u);
	else if (flags != 0)
		bri_unit_add_node_flags(u->unit, handle, flags);
	return handle;
}

/* ---- functions and objects ----------------------------------------------------- */

static void unpack_parameters(struct unpacker *u, uint32_t function)
{
	uint32_t names[BRI_PARAMETER_NAMES_MAX];
	size_t count = get_count(u, PACK_OWNED, 0);
	if (count == 0 || count > BRI_PARAMETER_NAMES_MAX)
		fail(u);
	for (size_t i = 0; i < count && !u->in.has_failed; i++)
		names[i] = get_name(u, PACK_FUNCTION_NAME);
	if (!u->in.has_failed)
		bri_unit_name_parameters(u->unit, function, names, count);
}

static void unpack_functions(struct unpacker *u)
{
	size_t count = get_count(u, PACK_COUNT, 5);
	u->functions = (uint32_t)count;
	u->owned = calloc(count + 1, sizeof(*u->owned));
	u->bits = calloc(count + 1, sizeof(*u->bits));
	if (u->owned == NULL || u->bits == NULL) {
		fail(u);
		return;
	}
	for (size_t i = 1; i <= count && !u->in.has_failed; i++) {
		about(u, PACK_FUNCTION, 0);
		uint64_t head = bri_wire_get_number(&u->in, (uint64_t)UINT32_MAX << 4 | 15);
		uint32_t name = get_name(u, PACK_FUNCTION_NAME), symbol = name;
		if ((head & 1) != 0)
			symbol = get_name(u, PACK_FUNCTION_NAME);
		uint32_t location = (head & 8) != 0 ? get_place(u, 0) : 0;
		u->bits[i] = head & 7;
		if ((head & 2) != 0)
			u->owned[i] = (uint32_t)get_count(u, PACK_OWNED, 0);
		else if ((head & 4) != 0)
			fail(u);
		if (bri_unit_add_function(u->unit, name, symbol, (uint32_t)(head >> 4) & ~PACK_HAS_PARAMETERS, location) != i)
			fail(u);
		else if ((head >> 4 & PACK_HAS_PARAMETERS) != 0)
			unpack_parameters(u, (uint32_t)i);
	}
}

static void unpack_object(struct unpacker *u, bool is_own)
{
	about(u, PACK_OBJECT, 0);
	uint64_t head = bri_wire_get_number(&u->in, (uint64_t)UINT32_MAX << 2 | 3);
	uint32_t flags = (uint32_t)(head >> 2);
	uint32_t name = get_name(u, PACK_OBJECT_NAME);
	struct bri_shape shape = get_shape(u, PACK_SHAPE, flags & 255);
	uint32_t location = (head & 2) != 0 ? get_place(u, flags & BRI_OBJECT_PARAM ? 1 : is_own ? 2 : 3) : 0;
	bool *has_init =
		bri_array_grow(u->has_init, &u->object_capacity, u->object_count, 2, sizeof(*u->has_init));
	if (has_init == NULL || u->in.has_failed) {
		u->has_init = has_init != NULL ? has_init : u->has_init;
		fail(u);
		return;
	}
	u->has_init = has_init;
	has_init[++u->object_count] = (head & 1) != 0;
	if (bri_unit_add_object(u->unit, name, flags, shape, location) != u->object_count)
		fail(u);
}

static void unpack_objects(struct unpacker *u)
{
	u->owned[0] = (uint32_t)get_count(u, PACK_COUNT, 6);
	for (uint32_t i = 0; i < u->owned[0] && !u->in.has_failed; i++)
		unpack_object(u, false);
	for (uint32_t f = 1; f <= u->functions && !u->in.has_failed; f++) {
		if ((u->bits[f] & 2) == 0)
			continue;
		if (u->owned[f] != 0)
			bri_pack_begin(&u->recent, u->unit, f);
		bri_unit_begin_function(u->unit, f, bri_unit_function(u->unit, f)->location);
		for (uint32_t i = 0; i < u->owned[f] && !u->in.has_failed; i++) {
			unpack_object(u, true);
			/* Which flags make an object a block's own is the builder's rule. */
			if (bri_unit_object(u->unit, (uint32_t)u->object_count)->function != f)
				fail(u);
		}
		bri_unit_end_function(u->unit, 0);
	}
}

static void unpack_inits(struct unpacker *u, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count && !u->in.has_failed; i++) {
		uint32_t init = u->has_init[i] ? unpack_node(u, BRI_PACK_NEAR(0, 'i'), 0) : 0;
		if (u->has_init[i] && init == 0)
			fail(u);
		else if (init != 0)
			bri_unit_set_init(u->unit, i, init);
	}
}

static void unpack_blocks(struct unpacker *u)
{
	uint32_t *first_object = calloc((size_t)u->functions + 1, sizeof(*first_object));
	uint32_t next = u->owned[0] + 1;
	uint32_t blocks = 0;
	if (first_object == NULL) {
		fail(u);
		return;
	}
	for (uint32_t f = 1; f <= u->functions; f++) {
		first_object[f] = next;
		next += u->owned[f];
		blocks += (u->bits[f] & 2) != 0;
	}
	if (get_up_to(u, PACK_COUNT, 7, UINT32_MAX) != blocks)
		fail(u);
	for (uint32_t i = 0; i < blocks && !u->in.has_failed; i++) {
		uint32_t f = get_up_to(u, PACK_HANDLE, 0, u->functions);
		if (f == 0 || (u->bits[f] & 2) == 0) {
			fail(u);
			break;
		}
		bri_pack_begin(&u->recent, u->unit, f);
		u->recent.first_own = first_object[f];
		u->recent.own = u->owned[f];
		u->recent.declared = first_object[f] - 1;
		bri_pack_mentioned(&u->recent, f);
		uint32_t first = (uint32_t)bri_unit_nodes(u->unit) + 1;
		unpack_inits(u, first_object[f], u->owned[f]);
		uint32_t body = (u->bits[f] & 4) != 0 ? unpack_node(u, BRI_PACK_NEAR(0, 's'), 0) : 0;
		if ((u->bits[f] & 4) != 0 && body == 0)
			fail(u);
		bri_unit_set_body(u->unit, f, body, first, (uint32_t)bri_unit_nodes(u->unit) + 1);
		u->bits[f] = 0; /* one block each */
	}
	free(first_object);
}

static bool unpack_all(struct unpacker *u, bool is_incomplete)
{
	unpack_options(u);
	unpack_names(u);
	unpack_enumerators(u);
	if (!u->in.has_failed)
		unpack_functions(u);
	if (!u->in.has_failed)
		unpack_objects(u);
	if (!u->in.has_failed)
		unpack_inits(u, 1, u->owned[0]);
	if (!u->in.has_failed)
		unpack_blocks(u);
	bool is_good = !u->in.has_failed && u->in.at == u->in.size && bri_unit_is_complete(u->unit);
	if (is_good && is_incomplete)
		bri_unit_set_incomplete(u->unit);
	return is_good;
}

struct bri_unit *bri_unit_unpack(const void *bytes, size_t size, const char *known, const char *where, struct bri_error *reterr)
{
	struct unpacker u = { .pointer = 0 };
	struct bri_wire_in in = { .bytes = bytes, .size = size };
	unsigned version = bri_wire_get_byte(&in);
	if (!in.has_failed && version != BRI_PACK_VERSION) {
		bri_error_set(reterr, where, "the packed facts have version %u, this Brinell reads %d: use the Brinell "
		                             "that wrote them or build the object again", version, BRI_PACK_VERSION);
		return NULL;
	}
	u.in = bri_wire_get_squeezed(&in);
	if (in.at != in.size)
		u.in.has_failed = true;
	uint32_t bits = get_up_to(&u, PACK_COUNT, 0, 3);
	char *name = (bits & 2) != 0 ? get_string(&u) : known != NULL ? strdup(known) : NULL;
	u.unit = name != NULL ? bri_unit_new(name) : NULL;
	free(name);
	bool is_good = u.unit != NULL && unpack_all(&u, (bits & 1) != 0) && bri_unit_check(u.unit, where, reterr) == 0;
	if (!is_good)
		bri_error_set(reterr, where, "the packed facts are damaged near byte %zu of %zu: build the object again",
		              u.in.at, u.in.size);
	free(u.owned);
	free(u.bits);
	free(u.has_init);
	free(u.items);
	bri_wire_end_squeezed(&u.in);
	if (!is_good) {
		bri_unit_free(u.unit);
		return NULL;
	}
	return u.unit;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Writes facts in their packed form, small enough to ride in every object.
 * What must travel is fact_copy.c's choice; unpack.c reads it back.
 *
 * Numbers are base 128 (wire.h); a text is its length and its bytes; handles
 * count from 1, 0 is none.
 *
 *   version (1); the rest squeezed (wire.h):
 *   bit 0: incomplete, bit 1: the unit's name follows, which its reader doesn't know otherwise; [name]
 *   options: count; 0: the next of pack.h's usual ones, 1: its key; value, 2: key;
 *     value: a number in pack.h's list, from 1, or 0 and the text
 *   names: count; text
 *   enumerators: count; name, value
 *   functions: count; bit 0: has its own symbol, bit 1: has a block, bit 2: has
 *     a body, bit 3: has a place, the rest: flags; name; [symbol]; [place];
 *     [block: objects in it]; [with PACK_HAS_PARAMETERS among the flags: count; the name of each].  Here and of
 *     objects names are minus the last one's, signed
 *   objects: the unit's own, with their count in front, then each block's in the
 *     order of functions: bit 0: has an initialiser, bit 1: has a place, the
 *     rest: flags; name; shape; [place]
 *   initialisers of the unit's own objects, in order: node
 *   blocks: count, in the order the functions were written in: function;
 *     initialisers of its objects; [body: node]
 *
 *   place: bit 0: another file than the last place's, bit 1: in a macro, the
 *     rest: line minus its line, signed; [file: name]; column minus that of
 *     pack.h's bri_pack_column, signed; [macro: name; its file: name or 0; line;
 *     column]
 *   shape: its number in pack.h's list, or how many there are, + bytes * 8 + type
 *   node: its kind, or none, by pack.h's lists; what it has (pack.h);
 *     [flags] [operator] [place] and the operands in the order of fact_form.c's
 *     table; the shape if it isn't the usual one, behind them, since that
 *     depends on them.
 *   an object of the block: its number there * 2; another: its handle * 2 + 1; a
 *     declared one: minus the one declared last, signed
 *   a string: its length, its bytes, and after each of blur.h's the number of those that follow
 *   a function: 0: the first one that wasn't mentioned yet; else how far it is
 *     behind that one
 */
#include "text.h"

#include "blur.h"
#include "fact_build.h"
#include "fact_copy.h"
#include "fact_form.h"
#include "pack.h"
#include "wire.h"

#include <stdlib.h>
#include <string.h>

struct packer {
	size_t string_bytes; /* of literals */
	struct bri_unit *unit; /* the copy: only the unit, no choice */
	const char *known; /* its name, where that is told elsewhere */
	struct bri_wire_out out;
	uint32_t pointer;
	struct bri_pack_recent recent;
};

static void about(struct packer *packer, enum bri_pack_field field, unsigned near)
{
	packer->out.about = bri_pack_about(&packer->recent, field, near);
}

static void put(struct packer *packer, enum bri_pack_field field, unsigned near, uint64_t number)
{
	about(packer, field, near);
	bri_wire_put_number(&packer->out, number);
}

static void put_signed(struct packer *packer, enum bri_pack_field field, unsigned near, int64_t number)
{
	about(packer, field, near);
	bri_wire_put_signed(&packer->out, number);
}

static void put_byte(struct packer *packer, enum bri_pack_field field, unsigned near, unsigned byte)
{
	about(packer, field, near);
	bri_wire_put_byte(&packer->out, byte);
}

static void put_name(struct packer *packer, enum bri_pack_field field, uint32_t name)
{
	put_signed(packer, field, 0, (int64_t)name - packer->recent.name);
	packer->recent.name = name;
}

static void put_text(struct packer *packer, const char *text)
{
	put(packer, PACK_LENGTH, 0, strlen(text));
	about(packer, PACK_TEXT, 0);
	bri_wire_put_raw(&packer->out, text, strlen(text));
}

static void put_word(struct packer *packer, const char *word, unsigned near)
{
	unsigned number = 0;
	while (number < BRI_PACK_WORDS && strcmp(bri_pack_words[number], word) != 0)
		number++;
	put(packer, PACK_OPTION, near, number < BRI_PACK_WORDS ? number + 1 : 0);
	if (number == BRI_PACK_WORDS)
		put_text(packer, word);
}

static void put_shape(struct packer *packer, enum bri_pack_field field, unsigned near, struct bri_shape shape)
{
	uint64_t number = 0;
	while (number < BRI_PACK_SHAPES) {
		struct bri_shape known = bri_pack_shape((unsigned)number, packer->pointer);
		if (known.type == shape.type && known.size == shape.size)
			break;
		number++;
	}
	if (number == BRI_PACK_SHAPES)
		number += (uint64_t)shape.size << 3 | shape.type;
	put(packer, field, near, number);
}

static uint32_t name_of(struct packer *packer, const char *text)
{
	return text != NULL ? bri_unit_name_of(packer->unit, text, strlen(text)) : 0;
}

static void pack_texts(struct packer *packer)
{
	const char *key = NULL;
	const char *value = NULL;
	size_t options = 0;
	size_t next = 0;
	while (bri_unit_option_at(packer->unit, options, &key, &value))
		options++;
	bool is_known = packer->known != NULL && strcmp(packer->known, bri_unit_name(packer->unit)) == 0;
	put(packer, PACK_COUNT, 0, (is_known ? 0u : 2u) | !bri_unit_is_complete(packer->unit));
	if (!is_known)
		put_text(packer, bri_unit_name(packer->unit));
	put(packer, PACK_COUNT, 1, options);
	for (size_t i = 0; bri_unit_option_at(packer->unit, i, &key, &value); i++) {
		bool is_next = next < BRI_PACK_USUALS && strcmp(key, bri_pack_usual[next].key) == 0;
		unsigned what = !is_next                                          ? BRI_PACK_OTHER_OPTION
		                : strcmp(value, bri_pack_usual[next].value) != 0 ? BRI_PACK_OTHER_VALUE
		                                                                 : BRI_PACK_USUAL;
		put(packer, PACK_OPTION, 2, what);
		if (!is_next)
			put_word(packer, key, 0);
		if (what != BRI_PACK_USUAL)
			put_word(packer, value, 1);
		next += is_next;
	}
	size_t names = bri_unit_name_count(packer->unit);
	put(packer, PACK_COUNT, 2, names);
	for (uint32_t i = 1; i <= names; i++)
		put_text(packer, bri_unit_text(packer->unit, i));
}

static void pack_enumerators(struct packer *packer)
{
	put(packer, PACK_COUNT, 3, bri_unit_enumerators(packer->unit));
	for (size_t i = 0; i < bri_unit_enumerators(packer->unit); i++) {
		int64_t value = 0;
		put(packer, PACK_ENUMERATOR, 0, bri_unit_enumerator_at(packer->unit, i, &value));
		put_signed(packer, PACK_ENUMERATOR, 1, value);
	}
}

static void put_place(struct packer *packer, uint32_t location, unsigned near)
{
	struct bri_pack_recent *recent = &packer->recent;
	struct bri_place place = bri_unit_place(packer->unit, location);
	int64_t lines = (int64_t)place.line - recent->place.line;
	bool same_file = recent->place.file == place.file; /* each text is kept once */
	put_signed(packer, PACK_LINE, near, lines * 4 + (place.macro != NULL) * 2 + !same_file);
	if (!same_file)
		put(packer, PACK_FILE, 0, name_of(packer, place.file));
	put_signed(packer, PACK_COLUMN, near * 2 + (lines == 0), (int64_t)place.column - bri_pack_column(recent, lines == 0));
	if (place.macro != NULL) {
		put(packer, PACK_MACRO, 0, name_of(packer, place.macro));
		put(packer, PACK_MACRO, 1, name_of(packer, place.macro_file));
		put(packer, PACK_MACRO, 2, place.macro_line);
		put(packer, PACK_MACRO, 3, place.macro_column);
	}
	bri_pack_placed(recent, &place);
}

/* ---- nodes ------------------------------------------------------------------- */

static void pack_node(struct packer *packer, uint32_t handle, unsigned near);

static void pack_list(struct packer *packer, const struct bri_node *node, unsigned near)
{
	size_t count = 0;
	const uint32_t *items = bri_unit_list(packer->unit, node, &count);
	put(packer, PACK_LIST, near, count);
	for (size_t i = 0; i < count; i++)
		pack_node(packer, items[i], BRI_PACK_NEAR(node->kind, '*'));
}

static void put_handle(struct packer *packer, unsigned kind, char class, uint32_t handle)
{
	struct bri_pack_recent *recent = &packer->recent;
	if (class == 'f') {
		put_signed(packer, PACK_CALLEE, kind, (int64_t)handle - recent->callee - 1);
		bri_pack_mentioned(recent, handle);
	} else if (kind == BRI_DECLARE) {
		put_signed(packer, PACK_DECLARED, 0, (int64_t)handle - recent->declared - 1);
		recent->declared = handle;
	} else if (class == 'o' || class == 'v') {
		bool is_own = handle - recent->first_own < recent->own;
		put(packer, PACK_HANDLE, kind, is_own ? (uint64_t)(handle - recent->first_own) << 1 : (uint64_t)handle << 1 | 1);
	} else {
		put(packer, PACK_NAME, kind, handle);
	}
}

static void pack_operands(struct packer *packer, const struct bri_node *node)
{
	unsigned near = node->kind;
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		uint32_t value = p[0] == 'a' ? node->a : p[0] == 'b' ? node->b : node->c;
		if (p[0] == '*') {
			pack_list(packer, node, near);
		} else if (strchr("eEsxiI", p[1]) != NULL) {
			pack_node(packer, value, BRI_PACK_NEAR(node->kind, p[0]));
			/* How many arguments there are depends on who is called. */
			if (node->kind == BRI_CALL && bri_unit_node(packer->unit, value)->kind == BRI_FUNCTION)
				near = bri_unit_node(packer->unit, value)->a;
		} else if (p[1] == '~') {
			put_signed(packer, PACK_NUMBER, node->kind, (int32_t)value);
		} else if (p[1] == '#') {
			put(packer, PACK_NUMBER, node->kind, value);
		} else {
			put_handle(packer, node->kind, p[1], value);
		}
	}
}

/* Has the node the place that it would be given without a word? */
static bool is_place_usual(const struct packer *packer, const struct bri_node *node)
{
	if (node->kind == BRI_DECLARE)
		return node->location == bri_unit_object(packer->unit, node->a)->location;
	return (node->location != 0) == bri_pack_is_placed(node->kind);
}

/* What a text doesn't tell (blur.h) is a number.  More than a reader takes is no note at all. */
static void put_string(struct packer *packer, const unsigned char *bytes, size_t length)
{
	if (length > BRI_PACK_STRINGS_MOST - packer->string_bytes) {
		packer->out.has_failed = true;
		return;
	}
	packer->string_bytes += length;
	put(packer, PACK_LENGTH, 1, length);
	for (size_t i = 0; i < length;) {
		size_t run = 0;
		put_byte(packer, PACK_STRING, 0, bytes[i]);
		while (bytes[i] == BRI_BLURRED && i + run < length && bytes[i + run] == BRI_BLURRED)
			run++;
		if (run > 0)
			put(packer, PACK_LENGTH, 2, run - 1);
		i += run > 0 ? run : 1;
	}
}

static void pack_atom(struct packer *packer, const struct bri_node *node, unsigned near)
{
	if (node->kind == BRI_INT) {
		put_signed(packer, PACK_INT, near, bri_node_int(node));
	} else if (node->kind == BRI_STRING) {
		put_string(packer, bri_unit_bytes(packer->unit, node), node->b);
	}
}

static void pack_node(struct packer *packer, uint32_t handle, unsigned near)
{
	const struct bri_node *node = bri_unit_node(packer->unit, handle);
	put_byte(packer, PACK_NODE, near, bri_pack_kind_number(near, handle != 0 ? node->kind : BRI_PACK_NONE));
	if (handle == 0)
		return;
	struct bri_shape usual = bri_form_shape(packer->unit, node, packer->pointer);
	bool is_usual = node->type == usual.type && node->size == usual.size;
	bool is_placed = is_place_usual(packer, node);
	put_byte(packer, PACK_NODE_HAS, near << 6 | node->kind, (is_usual ? 0u : BRI_PACK_SHAPE) | (node->flags != 0 ? BRI_PACK_FLAGS : 0u) |
	                                                (is_placed ? 0u : BRI_PACK_PLACE));
	if (node->flags != 0)
		put_byte(packer, PACK_NODE_FLAGS, near, node->flags);
	if (bri_form_has_op(node->kind))
		put_byte(packer, PACK_OP, near, node->op);
	if (node->kind == BRI_DECLARE && !is_placed)
		put_byte(packer, PACK_NODE_HAS, 0, node->location != 0);
	if (node->location != 0 && (node->kind != BRI_DECLARE || !is_placed))
		put_place(packer, node->location, node->kind);
	bri_pack_seen(&packer->recent, node->kind);
	packer->recent.depth += bri_pack_is_deeper(node->kind);
	pack_operands(packer, node);
	packer->recent.depth -= bri_pack_is_deeper(node->kind);
	pack_atom(packer, node, near);
	if (!is_usual)
		put_shape(packer, PACK_NODE_SHAPE, near << 6 | node->kind, (struct bri_shape){ .type = node->type, .size = node->size });
}

/* ---- functions and objects ----------------------------------------------------- */

static void pack_functions(struct packer *packer, const uint32_t *owned)
{
	size_t functions = bri_unit_functions(packer->unit), called;
	put(packer, PACK_COUNT, 5, functions);
	for (uint32_t i = 1; i <= functions; i++) {
		const struct bri_function *f = bri_unit_function(packer->unit, i);
		unsigned bits = (f->symbol != f->name ? 1u : 0) | (f->first_node != 0 ? 2u : 0) | (f->body != 0 ? 4u : 0) |
		                (f->location != 0 ? 8u : 0);
		const uint32_t *parameters = bri_unit_parameter_names(packer->unit, i, &called);
		put(packer, PACK_FUNCTION, 0, ((uint64_t)f->flags | (called > 0 ? PACK_HAS_PARAMETERS : 0)) << 4 | bits);
		put_name(packer, PACK_FUNCTION_NAME, f->name);
		if (f->symbol != f->name)
			put_name(packer, PACK_FUNCTION_NAME, f->symbol);
		if (f->location != 0)
			put_place(packer, f->location, 0);
		if (f->first_node != 0)
			put(packer, PACK_OWNED, 0, owned[i]);
		if (called > 0)
			put(packer, PACK_OWNED, 0, called);
		for (size_t k = 0; k < called; k++)
			put_name(packer, PACK_FUNCTION_NAME, parameters[k]);
	}
}

/* The copy made the unit's own objects first, then each function's. */
static void pack_objects(struct packer *packer, const uint32_t *owned)
{
	size_t objects = bri_unit_objects(packer->unit);
	put(packer, PACK_COUNT, 6, owned[0]);
	for (uint32_t i = 1; i <= objects; i++) {
		const struct bri_object *object = bri_unit_object(packer->unit, i);
		bool is_first = object->function != 0 && bri_unit_object(packer->unit, i - 1)->function != object->function;
		if (is_first)
			bri_pack_begin(&packer->recent, packer->unit, object->function);
		put(packer, PACK_OBJECT, 0, (uint64_t)object->flags << 2 | (object->init != 0) | (object->location != 0 ? 2u : 0));
		put_name(packer, PACK_OBJECT_NAME, object->name);
		put_shape(packer, PACK_SHAPE, object->flags & 255, object->shape);
		if (object->location != 0)
			put_place(packer, object->location, object->flags & BRI_OBJECT_PARAM ? 1 : object->function != 0 ? 2 : 3);
	}
	for (uint32_t i = 1; i <= owned[0]; i++)
		if (bri_unit_object(packer->unit, i)->init != 0)
			pack_node(packer, bri_unit_object(packer->unit, i)->init, BRI_PACK_NEAR(0, 'i'));
}

struct block {
	uint32_t function, first_node, first_object;
};

static int compare_blocks(const void *a, const void *b)
{
	const struct block *p = a;
	const struct block *q = b;
	if (p->first_node != q->first_node)
		return p->first_node < q->first_node ? -1 : 1;
	return (p->function > q->function) - (p->function < q->function);
}

static void pack_blocks(struct packer *packer, const uint32_t *owned, struct block *blocks)
{
	size_t count = 0;
	uint32_t next_object = owned[0] + 1;
	for (uint32_t i = 1; i <= bri_unit_functions(packer->unit); i++) {
		const struct bri_function *f = bri_unit_function(packer->unit, i);
		if (f->first_node == 0)
			continue;
		blocks[count++] =
			(struct block){ .function = i, .first_node = f->first_node, .first_object = next_object };
		next_object += owned[i];
	}
	if (count > 1)
		qsort(blocks, count, sizeof(*blocks), compare_blocks);
	put(packer, PACK_COUNT, 7, count);
	for (size_t k = 0; k < count; k++) {
		const struct block *block = &blocks[k];
		const struct bri_function *f = bri_unit_function(packer->unit, block->function);
		put(packer, PACK_HANDLE, 0, block->function);
		bri_pack_begin(&packer->recent, packer->unit, block->function);
		packer->recent.first_own = block->first_object;
		packer->recent.own = owned[block->function];
		packer->recent.declared = block->first_object - 1;
		bri_pack_mentioned(&packer->recent, block->function);
		for (uint32_t i = 0; i < owned[block->function]; i++) {
			const struct bri_object *object = bri_unit_object(packer->unit, block->first_object + i);
			if (object->init != 0)
				pack_node(packer, object->init, BRI_PACK_NEAR(0, 'i'));
		}
		if (f->body != 0)
			pack_node(packer, f->body, BRI_PACK_NEAR(0, 's'));
	}
}

static bool pack_all(struct packer *packer)
{
	size_t functions = bri_unit_functions(packer->unit);
	uint32_t *owned = calloc(functions + 1, sizeof(*owned));
	struct block *blocks = calloc(functions + 1, sizeof(*blocks));
	bool has_memory = owned != NULL && blocks != NULL;
	if (has_memory) {
		for (uint32_t i = 1; i <= bri_unit_objects(packer->unit); i++)
			owned[bri_unit_object(packer->unit, i)->function]++;
		pack_texts(packer);
		pack_enumerators(packer);
		pack_functions(packer, owned);
		pack_objects(packer, owned);
		pack_blocks(packer, owned, blocks);
	}
	free(owned);
	free(blocks);
	return has_memory && !packer->out.has_failed;
}

int bri_unit_pack(const struct bri_unit *unit, const struct bri_travel *travel, const char *known, unsigned char **ret_bytes,
                  size_t *ret_size)
{
	struct packer packer = { .unit = bri_unit_copy_kept(unit, travel), .known = known };
	bool is_good = false;
	if (packer.unit != NULL) {
		packer.pointer = bri_form_pointer(packer.unit);
		packer.out = bri_wire_begin_squeezed(bri_unit_name_count(packer.unit) * 24);
		is_good = pack_all(&packer);
	}
	bri_unit_free(packer.unit);
	struct bri_wire_out out = { .has_failed = !is_good };
	packer.out.has_failed |= !is_good;
	bri_wire_put_byte(&out, BRI_PACK_VERSION);
	bri_wire_put_squeezed(&out, &packer.out);
	if (out.has_failed) {
		free(out.bytes);
		return -1;
	}
	*ret_bytes = out.bytes;
	*ret_size = out.size;
	return 0;
}

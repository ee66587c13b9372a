/* SPDX-License-Identifier: Apache-2.0 */
/* Writes facts in their packed form, small enough to ride in every object.
 * What must travel is fact_copy.c's choice; unpack.c reads it back.
 *
 * Numbers are base 128 (wire.h); a text is its length and its bytes; handles
 * count from 1, 0 is none.
 *
 *   version (1)
 *   unit's name; 1 when incomplete else 0
 *   options: count; key, value
 *   names: count; text
 *   enumerators: count; name, value
 *   places: count; bit 0: another file than the last place, bit 1: in a macro,
 *     the rest: line minus the last place's, signed; [file: name]; column;
 *     [macro: name; its file: name or 0; line; column]
 *   functions: count; bit 0: has its own symbol, bit 1: has a block, bit 2: has
 *     a body, the rest: flags; name; [symbol]; place; [block: objects in it]
 *   objects: the unit's own, with their count in front, then each block's in the
 *     order of functions: name; bit 0: has an initialiser, the rest: flags;
 *     shape; place
 *   initialisers of the unit's own objects, in order: node
 *   blocks: count, in the order the functions were written in: function;
 *     initialisers of its objects; [body: node]
 *
 *   shape: bytes * 8 + type
 *   node: kind + 64 if its shape is not the usual one + 128 if it has a place;
 *     0 alone: none.  63 in front: a byte of flags comes before the node.
 *     [operator] [place, minus the last node's, signed] [shape] and the operands
 *     in the order of fact_form.c's table; the shape behind them, since the
 *     usual one depends on them. */
#include "text.h"

#include "fact_build.h"
#include "fact_copy.h"
#include "fact_form.h"
#include "pack.h"
#include "wire.h"

#include <stdlib.h>
#include <string.h>

struct packer {
	struct bri_unit *unit; /* the copy: only the unit, no choice */
	struct bri_wire_out out;
	uint32_t pointer;
	uint32_t place; /* of the last node that had one */
};

static uint64_t shape_number(struct bri_shape shape)
{
	return (uint64_t)shape.size << 3 | shape.type;
}

static uint32_t name_of(struct packer *packer, const char *text)
{
	return text != NULL ? bri_unit_name_of(packer->unit, text, strlen(text)) : 0;
}

static void pack_texts(struct packer *packer)
{
	struct bri_wire_out *out = &packer->out;
	const char *key = NULL;
	const char *value = NULL;
	size_t options = 0;
	while (bri_unit_option_at(packer->unit, options, &key, &value))
		options++;
	bri_wire_put_text(out, bri_unit_name(packer->unit));
	bri_wire_put_byte(out, !bri_unit_is_complete(packer->unit));
	bri_wire_put_number(out, options);
	for (size_t i = 0; bri_unit_option_at(packer->unit, i, &key, &value); i++) {
		bri_wire_put_text(out, key);
		bri_wire_put_text(out, value);
	}
	size_t names = bri_unit_name_count(packer->unit);
	bri_wire_put_number(out, names);
	for (uint32_t i = 1; i <= names; i++)
		bri_wire_put_text(out, bri_unit_text(packer->unit, i));
}

static void pack_enumerators(struct packer *packer)
{
	struct bri_wire_out *out = &packer->out;
	bri_wire_put_number(out, bri_unit_enumerators(packer->unit));
	for (size_t i = 0; i < bri_unit_enumerators(packer->unit); i++) {
		int64_t value = 0;
		bri_wire_put_number(out, bri_unit_enumerator_at(packer->unit, i, &value));
		bri_wire_put_signed(out, value);
	}
}

static void pack_places(struct packer *packer)
{
	struct bri_wire_out *out = &packer->out;
	uint32_t file = 0;
	uint32_t line = 0;
	size_t places = bri_unit_place_count(packer->unit);
	bri_wire_put_number(out, places);
	for (uint32_t i = 1; i <= places; i++) {
		struct bri_place place = bri_unit_place(packer->unit, i);
		uint32_t its_file = name_of(packer, place.file);
		int64_t lines = (int64_t)place.line - line;
		bri_wire_put_signed(out, lines * 4 + (place.macro != NULL) * 2 + (its_file != file));
		if (its_file != file)
			bri_wire_put_number(out, its_file);
		bri_wire_put_number(out, place.column);
		if (place.macro != NULL) {
			bri_wire_put_number(out, name_of(packer, place.macro));
			bri_wire_put_number(out, name_of(packer, place.macro_file));
			bri_wire_put_number(out, place.macro_line);
			bri_wire_put_number(out, place.macro_column);
		}
		file = its_file;
		line = place.line;
	}
}

/* ---- nodes ------------------------------------------------------------------- */

static void pack_node(struct packer *packer, uint32_t handle);

static void pack_operands(struct packer *packer, const struct bri_node *node)
{
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		if (p[0] == '*') {
			size_t count = 0;
			const uint32_t *items = bri_unit_list(packer->unit, node, &count);
			bri_wire_put_number(&packer->out, count);
			for (size_t i = 0; i < count; i++)
				pack_node(packer, items[i]);
			continue;
		}
		uint32_t value = p[0] == 'a' ? node->a : p[0] == 'b' ? node->b : node->c;
		if (p[1] == '~')
			bri_wire_put_signed(&packer->out, (int32_t)value);
		else if (strchr("eEsxiI", p[1]) != NULL)
			pack_node(packer, value);
		else
			bri_wire_put_number(&packer->out, value);
	}
	if (node->kind == BRI_INT)
		bri_wire_put_signed(&packer->out, bri_node_int(node));
	else if (node->kind == BRI_STRING)
		bri_wire_put_bytes(&packer->out, bri_unit_bytes(packer->unit, node), node->b);
}

static void pack_node(struct packer *packer, uint32_t handle)
{
	const struct bri_node *node = bri_unit_node(packer->unit, handle);
	if (handle == 0) {
		bri_wire_put_byte(&packer->out, 0);
		return;
	}
	struct bri_shape usual = bri_form_shape(packer->unit, node, packer->pointer);
	bool is_usual = node->type == usual.type && node->size == usual.size;
	if (node->flags != 0) {
		bri_wire_put_byte(&packer->out, BRI_PACK_FLAGS);
		bri_wire_put_byte(&packer->out, node->flags);
	}
	bri_wire_put_byte(&packer->out, node->kind | (is_usual ? 0u : BRI_PACK_SHAPE) |
	                                        (node->location == 0 ? 0u : BRI_PACK_PLACE));
	if (bri_form_has_op(node->kind))
		bri_wire_put_byte(&packer->out, node->op);
	if (node->location != 0) {
		bri_wire_put_signed(&packer->out, (int64_t)node->location - packer->place);
		packer->place = node->location;
	}
	pack_operands(packer, node);
	if (!is_usual)
		bri_wire_put_number(&packer->out,
		                    shape_number((struct bri_shape){ .type = node->type, .size = node->size }));
}

/* ---- functions and objects ----------------------------------------------------- */

static void pack_functions(struct packer *packer, const uint32_t *owned)
{
	struct bri_wire_out *out = &packer->out;
	size_t functions = bri_unit_functions(packer->unit);
	bri_wire_put_number(out, functions);
	for (uint32_t i = 1; i <= functions; i++) {
		const struct bri_function *f = bri_unit_function(packer->unit, i);
		unsigned bits = (f->symbol != f->name ? 1u : 0) | (f->first_node != 0 ? 2u : 0) | (f->body != 0 ? 4u : 0);
		bri_wire_put_number(out, (uint64_t)f->flags << 3 | bits);
		bri_wire_put_number(out, f->name);
		if (f->symbol != f->name)
			bri_wire_put_number(out, f->symbol);
		bri_wire_put_number(out, f->location);
		if (f->first_node != 0)
			bri_wire_put_number(out, owned[i]);
	}
}

/* The copy made the unit's own objects first, then each function's. */
static void pack_objects(struct packer *packer, const uint32_t *owned)
{
	struct bri_wire_out *out = &packer->out;
	size_t objects = bri_unit_objects(packer->unit);
	bri_wire_put_number(out, owned[0]);
	for (uint32_t i = 1; i <= objects; i++) {
		const struct bri_object *object = bri_unit_object(packer->unit, i);
		bri_wire_put_number(out, object->name);
		bri_wire_put_number(out, (uint64_t)object->flags << 1 | (object->init != 0));
		bri_wire_put_number(out, shape_number(object->shape));
		bri_wire_put_number(out, object->location);
	}
	for (uint32_t i = 1; i <= owned[0]; i++)
		if (bri_unit_object(packer->unit, i)->init != 0)
			pack_node(packer, bri_unit_object(packer->unit, i)->init);
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
	bri_wire_put_number(&packer->out, count);
	for (size_t k = 0; k < count; k++) {
		const struct block *block = &blocks[k];
		const struct bri_function *f = bri_unit_function(packer->unit, block->function);
		bri_wire_put_number(&packer->out, block->function);
		for (uint32_t i = 0; i < owned[block->function]; i++) {
			const struct bri_object *object = bri_unit_object(packer->unit, block->first_object + i);
			if (object->init != 0)
				pack_node(packer, object->init);
		}
		if (f->body != 0)
			pack_node(packer, f->body);
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
		bri_wire_put_byte(&packer->out, BRI_PACK_VERSION);
		pack_texts(packer);
		pack_enumerators(packer);
		pack_places(packer);
		pack_functions(packer, owned);
		pack_objects(packer, owned);
		pack_blocks(packer, owned, blocks);
	}
	free(owned);
	free(blocks);
	return has_memory && !packer->out.has_failed;
}

int bri_unit_pack(const struct bri_unit *unit, const bool *keep, unsigned char **ret_bytes, size_t *ret_size)
{
	struct packer packer = { .unit = bri_unit_copy_kept(unit, keep) };
	bool is_good = false;
	if (packer.unit != NULL) {
		packer.pointer = bri_form_pointer(packer.unit);
		is_good = pack_all(&packer);
	}
	bri_unit_free(packer.unit);
	if (!is_good) {
		free(packer.out.bytes);
		return -1;
	}
	*ret_bytes = packer.out.bytes;
	*ret_size = packer.out.size;
	return 0;
}

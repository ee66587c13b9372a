/* SPDX-License-Identifier: Apache-2.0 */
/* What a condition that held, or didn't, says of the value it asked for, and of the copies of it. */
#include "interp.h"

#include <string.h>

static const struct bri_node *node_of(struct interp *in, uint32_t node)
{
	return bri_unit_node(interp_unit(in), node);
}

static bool is_pure(const struct bri_unit *unit, uint32_t lvalue, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, lvalue);
	if (depth > 8)
		return false;
	switch (node->kind) {
	case BRI_OBJECT:
		return true;
	case BRI_FIELD:
	case BRI_DEREF:
	case BRI_CAST:
		return is_pure(unit, node->a, depth + 1);
	case BRI_ELEMENT:
	case BRI_OFFSET:
		return is_pure(unit, node->a, depth + 1) && bri_unit_node(unit, node->b)->kind == BRI_INT;
	default:
		return false;
	}
}

/* What a place held that isn't known is called by the place: a call in between, or another thread, may have changed it. */
static bool is_one_value(const struct atom *atom)
{
	return atom->kind == ATOM_SYMBOL && atom->id && !(atom->id & SYMBOL_LOADED);
}

static void refine_at(struct interp *in, struct state *state, uint32_t region, struct cell cell, const struct bri_node *shape)
{
	struct value there = bri_memory_read(in, region, state, cell.offset, shape);
	if (there.count == 1 && there.atoms[0].kind == ATOM_SYMBOL && there.atoms[0].id == cell.value.atoms[0].id)
		bri_state_set(in, state, region, bri_memory_write(in, bri_state_get(in, state, region), cell));
}

/* The same value elsewhere: where it was read, and the locals that it was stored in. */
static void refine_copies(struct interp *in, struct state *state, struct cell cell, const struct bri_node *shape)
{
	const struct atom *atom = &cell.value.atoms[0];
	if (atom->source && atom->source_at < MIXED && !in->regions[atom->source].read_only) {
		cell.offset = atom->source_at;
		refine_at(in, state, atom->source, cell, shape);
	}
	for (unsigned i = 0; i < COPIES_KEPT; i++) {
		const struct kept_copy *copy = &in->top->copies[i];
		cell.offset = copy->offset;
		if (copy->symbol == atom->id)
			refine_at(in, state, copy->region, cell, shape);
	}
}

void bri_remember_copy(struct interp *in, uint32_t region, uint32_t offset, struct value value)
{
	struct activation *act = in->top;
	if (value.count != 1 || !is_one_value(&value.atoms[0]) ||
	    in->regions[region].kind != REGION_OBJECT || in->regions[region].act != act->id)
		return;
	act->copies[act->copied++ % COPIES_KEPT] = (struct kept_copy){value.atoms[0].id, region, offset};
}

/* On this path `lvalue` compared with `number` came out as `equal`. */
static void refine_value(struct interp *in, struct state *state, uint32_t lvalue, int64_t number, bool equal)
{
	const struct bri_node *node = node_of(in, lvalue);
	while (node->kind == BRI_CAST || node->kind == BRI_ASSIGN) {
		if (node->kind == BRI_ASSIGN && (node->op != BRI_OP_NONE || node->flags & BRI_POST))
			return;
		lvalue = node->a;
		node = node_of(in, lvalue);
	}
	if (!is_pure(interp_unit(in), lvalue, 0) || node->type == BRI_AGGREGATE)
		return;
	struct value pointer = bri_eval_address(in, state, lvalue);
	uint32_t offset, region = pointer.count == 1 ? bri_atom_region(in, &pointer.atoms[0]) : 0;
	if (!region || !atom_offset(&pointer.atoms[0], &offset) || in->regions[region].read_only || in->regions[region].changes)
		return;
	struct bri_node shape = *node;
	shape.size = node->flags & BRI_BITFIELD ? 1 : node->size;
	struct value value = bri_memory_read(in, region, state, offset, &shape);
	struct atom kept[VALUE_MAX];
	uint32_t count = 0;
	for (uint32_t i = 0; i < value.count && i < VALUE_MAX; i++) {
		struct atom atom = value.atoms[i];
		if (atom.kind == ATOM_INT && (atom.number == number) != equal)
			continue;
		if (number == 0 && atom.kind != ATOM_INT && equal &&
		    (atom.kind != ATOM_SYMBOL || atom.flags & ATOM_NONZERO))
			continue;
		if (number == 0 && atom.kind == ATOM_SYMBOL)
			atom.flags |= equal ? ATOM_ZERO : ATOM_NONZERO;
		kept[count++] = atom;
	}
	/* Bytes that are constant, though not which: a symbol in their place would say less. */
	bool is_bytes = shape.type != BRI_POINTER && count == value.count &&
	                bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, offset, shape.size)
	                    .known;
	if (count == 0 || (is_bytes && value.atoms[0].kind == ATOM_SYMBOL))
		return;
	struct atom *atoms = bri_interp_alloc(in, count * sizeof *atoms);
	memcpy(atoms, kept, count * sizeof *atoms);
	struct cell cell = {.offset = offset,
	                    .length = shape.size ? shape.size : 1,
	                    .content = CONTENT_VALUE,
	                    .value = {count, atoms},
	                    .act = in->act_now};
	bri_state_set(in, state, region, bri_memory_write(in, bri_state_get(in, state, region), cell));
	bri_others_note(in, region);
	if (number == 0 && count == 1 && is_one_value(&atoms[0]))
		refine_copies(in, state, cell, &shape);
}

void bri_refine(struct interp *in, struct state *state, uint32_t expression, bool truth)
{
	const struct bri_node *node = node_of(in, expression);
	uint32_t last = node->kind == BRI_BLOCK ? bri_value_of_block(interp_unit(in), node->a) : 0;
	if (last) /* if (auto found = ...) */
		return bri_refine(in, state, last, truth);
	if (node->kind == BRI_BINARY && (node->op == BRI_OP_EQ || node->op == BRI_OP_NE)) {
		const struct bri_node *right = node_of(in, node->b);
		bool equal = (node->op == BRI_OP_EQ) == truth;
		if (right->kind == BRI_INT)
			refine_value(in, state, node->a, bri_node_int(right), equal);
		else if (node_of(in, node->a)->kind == BRI_INT)
			refine_value(in, state, node->b, bri_node_int(node_of(in, node->a)), equal);
	} else {
		refine_value(in, state, expression, 0, !truth);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What an initialiser leaves in memory.  Doesn't judge it. */
#include "interp.h"

static const struct bri_node *node_of(const struct interp *in, uint32_t node)
{
	return bri_unit_node(interp_unit(in), node);
}

static const struct memory *clear(struct interp *in, const struct memory *memory, uint32_t from, uint32_t to)
{
	struct cell zero = {.offset = from, .content = CONTENT_ZERO, .act = in->act_now};
	zero.length = to > from ? to - from : 0;
	return bri_memory_write(in, memory, zero);
}

/* How many elements from here on are constant bytes, each behind the other. */
static uint32_t run_of_bytes(const struct interp *in, const uint32_t *items, size_t count)
{
	const struct bri_node *first = node_of(in, items[0]);
	uint32_t run = 0;
	for (; run < count; run++) {
		const struct bri_node *at = node_of(in, items[run]);
		if (at->kind != BRI_AT || at->c || at->size != 1 || at->flags & BRI_BITFIELD || at->b != first->b + run ||
		    node_of(in, at->a)->kind != BRI_INT)
			break;
	}
	return run;
}

/* As the text that another compiler makes of them. */
static const struct memory *write_bytes(struct interp *in, const struct memory *memory, const uint32_t *items,
                                        struct cell cell)
{
	unsigned char *bytes = bri_interp_room(in, cell.length);
	for (uint32_t i = 0; i < cell.length && !in->stop; i++)
		bytes[i] = (unsigned char)node_of(in, node_of(in, items[i])->a)->a;
	cell.content = CONTENT_BYTES;
	cell.bytes = bytes;
	return in->stop ? memory : bri_memory_write(in, memory, cell);
}

/* From the front to the back, what no member names cleared on the way: a long table is written once. */
static const struct memory *initialise_members(struct interp *in, struct state *state, const struct memory *memory,
                                               const struct bri_node *init, uint32_t base, uint32_t size)
{
	size_t count;
	const uint32_t *items = bri_unit_list(interp_unit(in), init, &count);
	uint32_t done = base, end = size > UINT32_MAX - base ? UINT32_MAX : base + size;
	bool has_bits = base < BITS_BASE / 16;
	struct cell zero = {.offset = base, .length = size, .content = CONTENT_ZERO, .act = in->act_now};
	memory = bri_memory_write_bits(in, memory, zero);
	for (size_t i = 0; i < count && !in->stop; i++) {
		const struct bri_node *at = node_of(in, items[i]);
		if (at->kind != BRI_AT || (at->flags & BRI_BITFIELD && has_bits && at->b < BITS_BASE / 2))
			continue;
		uint32_t from = base + at->b, length = at->size ? at->size : node_of(in, at->a)->size;
		uint32_t run = run_of_bytes(in, items + i, count - i);
		memory = clear(in, memory, done, from < end ? from : end);
		if (run > 1) {
			struct cell cell = {.offset = from, .length = run, .act = in->act_now};
			memory = write_bytes(in, memory, items + i, cell);
			length = run;
			i += run - 1;
		} else {
			memory = bri_initialise(in, state, memory, at->a, from, at->size);
		}
		if (from + length > done)
			done = from + length;
	}
	memory = clear(in, memory, done, end);
	for (size_t i = 0; i < count && has_bits && !in->stop; i++) {
		const struct bri_node *at = node_of(in, items[i]);
		if (at->kind == BRI_AT && at->flags & BRI_BITFIELD && at->b < BITS_BASE / 2)
			memory = bri_initialise(in, state, memory, at->a, BITS_BASE + base * 8 + at->b, 1);
	}
	return memory;
}

/* An aggregate begins as a copy: of what is there, or of one of several. */
static const struct memory *initial_copy(struct interp *in, struct state *state, const struct memory *before,
                                         struct value from, struct cell cell)
{
	const struct memory *after = NULL;
	bri_slot_hand(in, state, from);
	for (uint32_t i = 0; i < from.count || (i == 0 && !after); i++) {
		uint32_t offset, source = i < from.count ? bri_atom_region(in, &from.atoms[i]) : 0;
		const struct memory *next;
		if (source && atom_offset(&from.atoms[i], &offset)) {
			const struct memory *content = bri_state_get(in, state, source);
			next = bri_memory_copy(in, before, cell.offset, content, offset, cell.length);
			next = bri_memory_copy_bits(in, next, cell.offset, content, offset, cell.length);
			next = bri_copy_owned(in, next, source, cell.offset, cell.length, &from.atoms[i]);
		} else {
			cell.content = CONTENT_UNKNOWN;
			cell.tags = bri_value_tags(from);
			next = bri_memory_write(in, before, cell);
		}
		after = after ? bri_memory_join(in, after, next) : next;
	}
	return after;
}

const struct memory *bri_initialise(struct interp *in, struct state *state, const struct memory *memory, uint32_t init,
                                    uint32_t base, uint32_t size)
{
	const struct bri_node *node = node_of(in, init);
	struct cell cell = {.offset = base, .length = size ? size : node->size, .act = in->act_now};
	if (++in->nesting > STEPS_NESTED || in->stop) {
		in->nesting--;
		return memory;
	}
	if (node->kind == BRI_INIT) {
		memory = initialise_members(in, state, memory, node, base, cell.length);
	} else if (node->kind == BRI_STRING && node->type != BRI_POINTER) {
		uint32_t length = size && node->b > size ? size : node->b;
		cell.content = CONTENT_BYTES;
		cell.bytes = bri_unit_bytes(interp_unit(in), node);
		cell.length = length;
		memory = bri_memory_write(in, memory, cell);
		memory = clear(in, memory, base + length, base + (size ? size : node->size));
	} else if (node->type == BRI_AGGREGATE) {
		memory = initial_copy(in, state, memory, bri_eval_address(in, state, init), cell);
	} else {
		cell.content = CONTENT_VALUE;
		cell.value = bri_value_unchosen(in, bri_eval(in, state, init)); /* a member isn't followed */
		bri_slot_hand(in, state, cell.value);
		memory = bri_memory_write(in, memory, cell);
	}
	in->nesting--;
	return memory;
}

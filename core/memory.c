/* SPDX-License-Identifier: Apache-2.0 */
/* Byte windows of named regions: immutable lists of cells, rewritten on every
 * store.  Knows contents, not where regions come from. */
#include "cell.h"
#include "check.h"

#include <string.h>

const struct memory *bri_memory_fill(struct interp *in, enum content content, uint32_t tags,
                                     const struct origin *origin)
{
	struct memory *memory = bri_interp_alloc(in, sizeof *memory);
	memory->gap = (struct cell){
	    .length = UINT32_MAX, .content = (uint8_t)content, .tags = tags, .origin = origin, .act = in->act_now};
	return memory;
}

struct cell bri_cell_cut(struct cell cell, uint32_t from, uint32_t to)
{
	uint32_t start = cell.offset > from ? cell.offset : from;
	uint32_t end = cell_end(&cell) < to ? cell_end(&cell) : to;
	if (start == cell.offset && end == cell_end(&cell))
		return cell;
	if (cell.content == CONTENT_BYTES) {
		cell.bytes += start - cell.offset;
	} else if (cell.content == CONTENT_VALUE) {
		cell.content = bri_value_has_constant_bytes(cell.value) ? CONTENT_CONSTANT : CONTENT_UNKNOWN;
		cell.tags = bri_value_tags(cell.value);
		cell.origin = cell.value.count ? cell.value.atoms[0].origin : NULL;
	}
	cell.offset = start;
	cell.length = end - start;
	return cell;
}

/* The texts that a write of these bytes leaves as they are; what stands behind a hole may lie anywhere, and goes. */
static const struct text_choice *spared(struct interp *in, const struct text_choice *choice, const struct cell *cell)
{
	if (!choice || in->stop)
		return NULL;
	const struct text_choice *next = spared(in, choice->next, cell);
	size_t exact = strcspn(choice->text, (char[]){HOLE, 0}), length = strlen(choice->text);
	bool has_hole = exact < length;
	uint32_t behind = choice->offset + (uint32_t)exact + !has_hole;
	if (cell_end(cell) > choice->offset && cell->offset < behind)
		return next;
	if (next == choice->next && !(has_hole && exact + 1 < length && cell->offset >= behind))
		return choice;
	struct text_choice *copy = bri_interp_alloc(in, sizeof *copy);
	char *kept = bri_interp_alloc(in, length + 1);
	if (in->stop)
		return next;
	memcpy(kept, choice->text, length);
	kept[has_hole && cell->offset >= behind ? exact + 1 : length] = 0;
	*copy = (struct text_choice){next, choice->offset, kept};
	return copy;
}

/* Behind the last cell: no other list has it in its sight, so that they may share what stands before. */
static const struct memory *append(struct interp *in, const struct memory *memory, struct cell cell)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell_array *array = memory->array;
	if (in->stop) /* it would be everybody's */
		return memory;
	if (!array || array->cells != memory->cells || array->used != memory->count || array->used == array->room) {
		uint32_t room = memory->count + memory->count / 2 + 1;
		array = bri_interp_room(in, sizeof *array + (size_t)room * sizeof *array->cells);
		if (in->stop)
			return memory;
		*array = (struct cell_array){.room = room, .used = memory->count};
		if (memory->count)
			memcpy(array->cells, memory->cells, memory->count * sizeof *array->cells);
	}
	array->cells[array->used++] = cell;
	*copy = (struct memory){.choices = spared(in, memory->choices, &cell),
	                        .gap = memory->gap,
	                        .count = array->used,
	                        .cells = array->cells,
	                        .array = array,
	                        .strays = memory->strays};
	return copy;
}

/* The first cell that ends behind `at`. */
static uint32_t first_behind(const struct memory *memory, uint32_t at)
{
	uint32_t low = 0, high = memory->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (cell_end(&memory->cells[middle]) <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* As it is, `by` and all. */
static const struct memory *put(struct interp *in, const struct memory *memory, struct cell cell)
{
	if (cell.length == 0)
		return memory;
	uint32_t end = cell_end(&cell), first = first_behind(memory, cell.offset);
	if (first == memory->count && (cell.offset > 0 || end < UINT32_MAX))
		return append(in, memory, cell);
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_room(in, ((size_t)memory->count + 2) * sizeof *cells);
	uint32_t count = first, i = first;
	if (in->stop)
		return memory;
	if (first)
		memcpy(cells, memory->cells, first * sizeof *cells);
	if (i < memory->count && memory->cells[i].offset < cell.offset)
		cells[count++] = bri_cell_cut(memory->cells[i], 0, cell.offset);
	cells[count++] = cell;
	while (i < memory->count && cell_end(&memory->cells[i]) <= end)
		i++;
	for (; i < memory->count; i++)
		cells[count++] = bri_cell_cut(memory->cells[i], end, UINT32_MAX);
	if (cell.offset > 0 || end < UINT32_MAX)
		copy->strays = memory->strays;
	copy->choices = spared(in, memory->choices, &cell);
	copy->gap = memory->gap;
	copy->count = count;
	copy->cells = cells;
	return copy;
}

const struct memory *bri_memory_write(struct interp *in, const struct memory *memory, struct cell cell)
{
	if (!cell.by)
		cell.by = in->location;
	return put(in, memory, cell);
}

struct value bri_memory_strays(struct interp *in, struct value strays, struct value more)
{
	for (uint32_t i = 0; i < more.count && strays.count < VALUE_MAX && !in->stop; i++)
		if (more.atoms[i].kind == ATOM_ADDRESS)
			strays = bri_value_join(in, strays, bri_value_of(in, more.atoms[i]));
	return strays;
}

uint32_t bri_memory_end(const struct memory *memory)
{
	uint32_t end = 0;
	for (uint32_t i = 0; i < memory->count && memory->cells[i].offset == end; i++) {
		if (cell_end(&memory->cells[i]) >= BITS_BASE) /* what it was cleared to */
			break;
		end = cell_end(&memory->cells[i]);
	}
	return end;
}

/* What stands there, or what was stored somewhere around. */
static struct cell blurred(struct interp *in, struct cell there, struct cell cell)
{
	struct cell other = cell;
	other.offset = there.offset;
	other.length = there.length;
	other.by = there.by == BY_NOBODY ? in->location : there.by;
	if (other.content == CONTENT_VALUE && cell.length != other.length) {
		other.content = cell_class(&cell);
		other.tags = cell_tags(&cell);
		other.origin = cell_origin(&cell);
	}
	if (other.content == CONTENT_BYTES)
		other.content = CONTENT_CONSTANT;
	return bri_cell_either(in, there, other);
}

/* A store somewhere in the region: everything may be it. */
const struct memory *bri_memory_blur(struct interp *in, const struct memory *memory, struct cell cell)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_alloc(in, (memory->count + 1) * sizeof *cells);
	if (in->stop)
		return memory;
	for (uint32_t i = 0; i < memory->count; i++) {
		cells[i] = blurred(in, memory->cells[i], cell);
	}
	struct cell all = {.length = UINT32_MAX,
	                   .content = cell_class(&cell),
	                   .tags = cell_tags(&cell),
	                   .origin = cell_origin(&cell),
	                   .by = memory->gap.by == BY_NOBODY ? in->location : memory->gap.by,
	                   .act = cell_act(&cell)};
	copy->gap = bri_cell_either(in, memory->gap, all);
	copy->gap.offset = 0;
	copy->gap.length = UINT32_MAX;
	copy->count = memory->count;
	copy->cells = cells;
	copy->strays = cell.content == CONTENT_VALUE ? bri_memory_strays(in, memory->strays, cell.value) : memory->strays;
	return copy;
}

struct cell bri_memory_piece(const struct memory *memory, uint32_t *index, uint32_t at, uint32_t end)
{
	if (*index == 0)
		*index = first_behind(memory, at);
	while (*index < memory->count && cell_end(&memory->cells[*index]) <= at)
		++*index;
	struct cell gap = memory->gap;
	gap.offset = at;
	uint32_t gap_end = end;
	if (*index < memory->count && memory->cells[*index].offset < end) {
		if (memory->cells[*index].offset <= at)
			return bri_cell_cut(memory->cells[*index], at, end);
		gap_end = memory->cells[*index].offset;
	}
	gap.length = gap_end - at;
	return gap;
}

const struct memory *bri_memory_blur_from(struct interp *in, const struct memory *memory, uint32_t from,
                                          struct cell cell)
{
	const struct memory *blurred = bri_memory_blur(in, memory, cell);
	uint32_t index = 0, at = 0;
	while (at < from && !in->stop) {
		struct cell piece = bri_memory_piece(memory, &index, at, from);
		at += piece.length;
		blurred = put(in, blurred, piece);
	}
	return blurred;
}

const struct memory *bri_memory_blur_within(struct interp *in, const struct memory *memory, uint32_t from, uint32_t to,
                                            struct cell cell)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_room(in, (2 * (size_t)memory->count + 3) * sizeof *cells);
	uint32_t index = 0, count = 0, i = 0;
	if (in->stop)
		return memory;
	for (; i < memory->count && memory->cells[i].offset < from; i++)
		cells[count++] = bri_cell_cut(memory->cells[i], 0, from);
	for (uint32_t at = from; at < to;) {
		struct cell piece = bri_memory_piece(memory, &index, at, to);
		cells[count] = blurred(in, piece, cell);
		cells[count].offset = at;
		cells[count++].length = piece.length;
		at += piece.length;
	}
	i = first_behind(memory, to);
	for (; i < memory->count; i++)
		cells[count++] = bri_cell_cut(memory->cells[i], to, UINT32_MAX);
	copy->gap = memory->gap;
	copy->count = count;
	copy->cells = cells;
	copy->strays = cell.content == CONTENT_VALUE ? bri_memory_strays(in, memory->strays, cell.value) : memory->strays;
	return copy;
}

/* A class that is declared without its members is a byte long: smaller than the pointer that its contents hang on. */
static uint32_t whole_pointer(const struct memory *from, uint32_t offset)
{
	uint32_t index = 0;
	struct cell piece = bri_memory_piece(from, &index, offset, UINT32_MAX);
	return piece.content == CONTENT_VALUE && piece.value.count && piece.value.atoms[0].kind == ATOM_ADDRESS ? piece.length : 1;
}

const struct memory *bri_memory_copy(struct interp *in, const struct memory *to, uint32_t to_offset,
                                     const struct memory *from, uint32_t from_offset, uint32_t length)
{
	uint32_t index = 0, done = 0;
	if (length == 1)
		length = whole_pointer(from, from_offset);
	if (length > UINT32_MAX - from_offset || length > UINT32_MAX - to_offset)
		length = UINT32_MAX - (from_offset > to_offset ? from_offset : to_offset);
	while (done < length && !in->stop) {
		struct cell piece = bri_memory_piece(from, &index, from_offset + done, from_offset + length);
		uint32_t taken = piece.length;
		piece.offset = to_offset + done;
		piece.by = 0;
		if (piece.content == CONTENT_UNINIT)
			piece.content = CONTENT_UNKNOWN;
		to = bri_memory_write(in, to, piece);
		done += taken;
	}
	if ((from->strays.count || from->choices) && !in->stop) {
		struct memory *copy = bri_interp_alloc(in, sizeof *copy);
		if (in->stop)
			return to;
		*copy = *to;
		copy->strays = bri_memory_strays(in, to->strays, from->strays);
		for (const struct text_choice *choice = from->choices; choice; choice = choice->next)
			if (choice->offset >= from_offset &&
			    choice->offset - from_offset + strcspn(choice->text, (char[]){HOLE, 0}) <= length)
				bri_memory_add_choice(in, copy, choice->offset - from_offset + to_offset, choice->text);
		to = copy;
	}
	return to;
}

static bool has_bits(const struct memory *memory)
{
	return memory->count && cell_end(&memory->cells[memory->count - 1]) > BITS_BASE;
}

/* The range of bit-fields for a range of bytes; false when it is empty. */
static bool bits_range(uint32_t *offset, uint32_t *length)
{
	if (*offset >= BITS_BASE / 8)
		return false;
	if (*length > BITS_BASE / 8 - *offset)
		*length = BITS_BASE / 8 - *offset;
	*offset = BITS_BASE + *offset * 8;
	*length *= 8;
	return *length > 0;
}

const struct memory *bri_memory_write_bits(struct interp *in, const struct memory *memory, struct cell cell)
{
	if ((cell.content == memory->gap.content && !has_bits(memory)) || !bits_range(&cell.offset, &cell.length))
		return memory;
	if (cell.content == CONTENT_VALUE || cell.content == CONTENT_BYTES)
		cell.content = cell_class(&cell);
	return bri_memory_write(in, memory, cell);
}

const struct memory *bri_memory_copy_bits(struct interp *in, const struct memory *to, uint32_t to_offset,
                                          const struct memory *from, uint32_t from_offset, uint32_t length)
{
	uint32_t span = length;
	if ((!has_bits(from) && !has_bits(to)) || !bits_range(&to_offset, &length) || !bits_range(&from_offset, &span))
		return to;
	return bri_memory_copy(in, to, to_offset, from, from_offset, length < span ? length : span);
}

uint32_t bri_memory_by(const struct memory *memory, uint32_t offset)
{
	uint32_t index = 0, by = offset < UINT32_MAX ? bri_memory_piece(memory, &index, offset, offset + 1).by : 0;
	return by == BY_NOBODY ? 0 : by;
}

struct window bri_memory_window(const struct memory *memory, uint32_t size, uint32_t offset, uint32_t length)
{
	struct window window = {.known = true, .empty = true};
	bool to_end = length == UINT32_MAX;
	uint32_t end = to_end                         ? (size ? size : UINT32_MAX)
	               : length > UINT32_MAX - offset ? UINT32_MAX
	                                              : offset + length;
	if (size && end > size)
		end = size;
	uint32_t index = 0, at = offset;
	uint8_t perhaps = 0;
	bool all = true;
	while (at < end) {
		struct cell piece = bri_memory_piece(memory, &index, at, end);
		bool past = index >= memory->count && piece.content != CONTENT_BYTES && piece.content != CONTENT_VALUE;
		if (to_end && !size && past) { /* an object without end: only what was written counts */
			if (at == offset && cell_tags(&piece)) { /* nobody knows where */
				window.tags = cell_tags(&piece);
				window.tag_act = cell_act(&piece);
				window.origin = cell_origin(&piece);
			}
			break;
		}
		enum content kind = cell_class(&piece);
		all &= kind == CONTENT_CONSTANT || (kind == CONTENT_UNKNOWN && piece.perhaps & (PERHAPS_ZERO | PERHAPS_WRITTEN));
		perhaps |= kind == CONTENT_UNKNOWN ? piece.perhaps : 0;
		if (kind == CONTENT_UNINIT)
			window.uninit = true;
		else if (kind != CONTENT_CONSTANT)
			window.known = false;
		if (kind != CONTENT_UNINIT && piece.length) {
			if (!window.origin)
				window.origin = cell_origin(&piece);
			if (!window.has_act || cell_act(&piece) > window.act)
				window.act = cell_act(&piece);
			window.has_act = true;
		}
		window.tags |= cell_tags(&piece);
		if (cell_tags(&piece) && cell_act(&piece) > window.tag_act)
			window.tag_act = cell_act(&piece);
		if (kind == CONTENT_UNKNOWN && cell_tags(&piece))
			window.origin = cell_origin(&piece);
		bool bare = piece.content == CONTENT_BYTES && piece.length == 1 && piece.bytes[0] == 0; /* "" */
		if (kind != CONTENT_UNINIT && !(bare && at == offset))
			window.empty = false;
		at += piece.length;
	}
	window.length = at - offset;
	window.perhaps = all && perhaps & PERHAPS_WRITTEN;
	return window;
}

uint32_t bri_memory_text(const struct memory *memory, uint32_t offset, char *text, uint32_t room, bool *ret_complete)
{
	uint32_t index = 0, count = 0;
	*ret_complete = false;
	while (count < room) {
		struct cell piece = bri_memory_piece(memory, &index, offset + count, UINT32_MAX);
		if (piece.content == CONTENT_ZERO || (piece.content == CONTENT_VALUE && bri_cell_is_zero(&piece))) {
			*ret_complete = true;
			return count;
		}
		int64_t number;
		if (piece.content == CONTENT_VALUE && piece.length == 1 && bri_value_single(piece.value, &number)) {
			text[count++] = (char)number;
			continue;
		}
		if (piece.content != CONTENT_BYTES)
			return count;
		for (uint32_t i = 0; i < piece.length && count < room; i++) {
			if (piece.bytes[i] == 0) {
				*ret_complete = true;
				return count;
			}
			text[count++] = (char)piece.bytes[i];
		}
	}
	return count;
}

bool bri_memory_template(const struct memory *memory, uint32_t offset, char *text, uint32_t room, bool *ret_complete)
{
	uint32_t length = bri_memory_text(memory, offset, text, room - 1, ret_complete);
	text[length] = 0;
	if (*ret_complete)
		return true;
	for (uint32_t i = 0; i < memory->count; i++) {
		const struct cell *cell = &memory->cells[i];
		if (cell->offset == offset + length && cell->content != CONTENT_BYTES && cell->bytes) {
			strncat(text, (const char *)cell->bytes, room - length - 1);
			return true;
		}
	}
	return length > 0;
}

static int64_t assemble(const struct interp *in, const unsigned char *bytes, const struct bri_node *node)
{
	const char *order = bri_unit_option(interp_unit(in), "byte-order");
	bool big = order && strcmp(order, "big") == 0;
	uint64_t number = 0;
	for (uint32_t i = 0; i < node->size; i++)
		number |= (uint64_t)bytes[i] << 8 * (big ? node->size - 1 - i : i);
	if (node->type == BRI_SIGNED && node->size > 0 && node->size < 8 && number >> (node->size * 8 - 1))
		number |= ~(((uint64_t)1 << node->size * 8) - 1);
	return (int64_t)number;
}

/* What was read stands there as before, and so do the texts that it may be part of. */
static const struct memory *remembered(struct interp *in, const struct memory *memory, struct cell cell)
{
	const struct memory *with = put(in, memory, cell);
	if (with->choices == memory->choices || in->stop)
		return with;
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	if (in->stop)
		return with;
	*copy = *with;
	copy->choices = memory->choices;
	return copy;
}

/* In a container, where nothing was ever put: it was cleared, to no length, and no element stands there.  Letters end in
 * a zero. */
static bool is_behind_last(const struct interp *in, const struct memory *memory, uint32_t region, uint32_t offset,
                           uint32_t size)
{
	if (in->regions[region].kind != REGION_BOX || size == 1)
		return false;
	for (uint32_t i = 0; i < memory->count && memory->cells[i].offset <= offset; i++)
		if (cell_end(&memory->cells[i]) > offset)
			return cell_end(&memory->cells[i]) >= BITS_BASE;
	return true;
}

struct value bri_memory_read(struct interp *in, uint32_t region, struct state *state, uint32_t offset,
                             const struct bri_node *node)
{
	const struct memory *memory = bri_state_get(in, state, region);
	uint32_t size = node->size ? node->size : 1, index = 0;
	struct cell piece = bri_memory_piece(memory, &index, offset, size > UINT32_MAX - offset ? UINT32_MAX : offset + size);
	bool integer = node->type == BRI_SIGNED || node->type == BRI_UNSIGNED;
	if (piece.length == size) {
		if (piece.content == CONTENT_VALUE)
			return piece.value;
		const struct origin *origin = piece.origin;
		struct atom atom = {.kind = ATOM_INT, .origin = origin, .act = piece.act, .source = region};
		bool none = piece.content == CONTENT_ZERO && is_behind_last(in, memory, region, offset, size);
		if (piece.content == CONTENT_ZERO && !none && (integer || node->type == BRI_POINTER))
			return bri_value_of(in, atom);
		/* In what came from notes: it didn't travel. */
		bool untold = in->run && in->run->is_program && piece.content == CONTENT_BYTES && size <= 8 &&
		              memchr(piece.bytes, BRI_BLURRED, size);
		if (piece.content == CONTENT_BYTES && integer && size <= 8 && !untold) {
			atom.number = assemble(in, piece.bytes, node);
			return bri_value_of(in, atom);
		}
	}
	struct window window = bri_memory_window(memory, 0, offset, size);
	struct atom atom = {.kind = ATOM_SYMBOL,
	                    .tags = window.tags,
	                    .act = window.has_act ? window.act : in->act_now,
	                    .source = region,
	                    .source_at = offset < MIXED ? (uint16_t)offset : FAR,
	                    .origin = window.origin,
	                    .flags = window.known && !window.uninit ? ATOM_CONSTANT : 0};
	/* Give what isn't known an identity, so that the same load twice is the same thing. */
	atom.number = offset;
	bool unwritten = piece.content == CONTENT_UNINIT && region_is_static(&in->regions[region]);
	if (piece.length == size && (unwritten || (piece.content == CONTENT_UNKNOWN && !piece.tags))) {
		atom.id = bri_symbol_of_load(in, region, offset, size);
		return bri_value_of(in, atom);
	}
	atom.id = ++in->symbols;
	struct value value = bri_value_of(in, atom);
	/* A part of a known value: to keep it apart would break what the whole is. */
	bool part = index < memory->count && memory->cells[index].offset <= offset &&
	            memory->cells[index].content == CONTENT_VALUE;
	if (piece.length == size && !part && !in->regions[region].read_only)
		bri_state_set(in, state, region,
		              remembered(in, memory,
		                         (struct cell){.offset = offset,
		                                       .length = size,
		                                       .content = CONTENT_VALUE,
		                                       .value = value,
		                                       .by = piece.by}));
	return value;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Two memories that may be one: where paths met. */
#include "cell.h"

#include <string.h>

static bool cell_equal(const struct cell *a, const struct cell *b)
{
	if (a->offset != b->offset || a->length != b->length || a->content != b->content || a->tags != b->tags ||
	    a->by != b->by || a->perhaps != b->perhaps)
		return false;
	if (a->content == CONTENT_BYTES)
		return a->bytes == b->bytes || memcmp(a->bytes, b->bytes, a->length) == 0;
	return a->content != CONTENT_VALUE || bri_value_equal(a->value, b->value);
}

bool bri_memory_equal(const struct memory *a, const struct memory *b)
{
	if (a == b)
		return true;
	if (a->count != b->count || a->strays.count != b->strays.count || !cell_equal(&a->gap, &b->gap))
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!cell_equal(&a->cells[i], &b->cells[i]))
			return false;
	return true;
}

static bool is_mixed(const struct memory *one, const struct memory *other)
{
	for (uint32_t i = 0, index = 0; i < one->count; i++) {
		const struct cell *cell = &one->cells[i];
		struct cell piece = bri_memory_piece(other, &index, cell->offset, cell_end(cell));
		if (cell_class(cell) == CONTENT_CONSTANT && cell_class(&piece) == CONTENT_UNKNOWN)
			return true;
	}
	return false;
}

bool bri_memory_mixes(const struct memory *a, const struct memory *b)
{
	return a != b && (is_mixed(a, b) || is_mixed(b, a));
}

/* Both lists side by side.  Cells that cover the same bytes are the rule; anything else is cut to fit. */
static uint32_t join_cells(struct interp *in, const struct memory *a, const struct memory *b, struct cell *cells)
{
	uint32_t count = 0, at = 0, ia = 0, ib = 0;
	while ((ia < a->count || ib < b->count) && !in->stop) {
		const struct cell *x = ia < a->count ? &a->cells[ia] : NULL, *y = ib < b->count ? &b->cells[ib] : NULL;
		if (x && y && x->offset >= at && x->offset == y->offset && x->length == y->length) {
			cells[count] = cell_equal(x, y) ? *x : bri_cell_either(in, *x, *y);
			at = cell_end(x);
			cells[count].offset = x->offset;
			cells[count++].length = x->length;
			ia++;
			ib++;
			continue;
		}
		if ((!x || x->offset > at) && (!y || y->offset > at)) { /* a gap in both */
			at = !y || (x && x->offset < y->offset) ? x->offset : y->offset;
			continue;
		}
		struct cell p = bri_memory_piece(a, &ia, at, UINT32_MAX), q = bri_memory_piece(b, &ib, at, UINT32_MAX);
		if (ia >= a->count && ib >= b->count)
			break;
		uint32_t length = p.length < q.length ? p.length : q.length;
		p = bri_cell_cut(p, at, at + length);
		q = bri_cell_cut(q, at, at + length);
		p.length = q.length = length;
		cells[count] = bri_cell_either(in, p, q);
		cells[count].offset = at;
		cells[count++].length = length;
		at += length;
		while (ia < a->count && cell_end(&a->cells[ia]) <= at)
			ia++;
		while (ib < b->count && cell_end(&b->cells[ib]) <= at)
			ib++;
	}
	return count;
}

#define CHOICES_MAX 6

static uint32_t count_choices(const struct memory *memory)
{
	uint32_t count = 0;
	for (const struct text_choice *choice = memory->choices; choice; choice = choice->next)
		count++;
	return count;
}

void bri_memory_add_choice(struct interp *in, struct memory *memory, uint32_t offset, const char *text)
{
	for (const struct text_choice *other = memory->choices; other; other = other->next)
		if (other->offset == offset && strcmp(other->text, text) == 0)
			return;
	if (text[0] == 0 || count_choices(memory) >= CHOICES_MAX)
		return;
	struct text_choice *choice = bri_interp_alloc(in, sizeof *choice);
	char *kept = bri_interp_alloc(in, strlen(text) + 1);
	if (in->stop)
		return;
	*choice = (struct text_choice){memory->choices, offset, strcpy(kept, text)};
	memory->choices = choice;
}

/* A text without a NUL goes on where bytes follow that aren't known. */
static void mark_rest(const struct memory *from, uint32_t offset, char *text, size_t room)
{
	size_t length = strlen(text);
	uint32_t index = 0, end = offset + (uint32_t)length;
	struct cell rest = bri_memory_piece(from, &index, end, end + 1);
	if (length + 1 < room && cell_class(&rest) == CONTENT_UNKNOWN && !strchr(text, HOLE))
		memcpy(text + length, (char[]){HOLE, 0}, 2);
}

/* One known byte, stored by itself. */
static bool is_letter(const struct cell *cell)
{
	return cell->content == CONTENT_VALUE && cell->length == 1 && cell->value.count == 1 &&
	       cell->value.atoms[0].kind == ATOM_INT && cell->value.atoms[0].number != 0;
}

/* Does a text begin there: in one piece, or as letters that were stored one by one? */
static bool begins_text(const struct cell *cells, uint32_t i, uint32_t count)
{
	const struct cell *cell = &cells[i];
	if (cell->content == CONTENT_BYTES)
		return cell->length > 2;
	if (i + 2 >= count || !is_letter(cell) || !is_letter(cell + 1) || cell[1].offset != cell->offset + 1)
		return false;
	return i == 0 || !is_letter(cell - 1) || cell_end(cell - 1) != cell->offset;
}

/* What either side's texts were: a join of bytes forgets them. */
static void keep_choices(struct interp *in, struct memory *joined, const struct memory *from)
{
	for (const struct text_choice *choice = from->choices; choice; choice = choice->next)
		bri_memory_add_choice(in, joined, choice->offset, choice->text);
	for (uint32_t i = 0, seen = 0; i < from->count && seen < 8 && !in->stop; i++) {
		char text[512];
		bool complete;
		if (!begins_text(from->cells, i, from->count))
			continue;
		seen++;
		if (bri_memory_template(from, from->cells[i].offset, text, sizeof text, &complete)) {
			if (!complete)
				mark_rest(from, from->cells[i].offset, text, sizeof text);
			bri_memory_add_choice(in, joined, from->cells[i].offset, text);
		}
	}
}

const struct memory *bri_memory_join(struct interp *in, const struct memory *a, const struct memory *b)
{
	if (bri_memory_equal(a, b))
		return a;
	struct bri_pool before = in->pool;
	struct memory *joined = bri_interp_alloc(in, sizeof *joined);
	struct cell *cells = bri_interp_room(in, (2 * ((size_t)a->count + b->count) + 1) * sizeof *cells);
	if (in->stop)
		return a;
	uint32_t count = join_cells(in, a, b, cells);
	joined->gap = bri_cell_either(in, a->gap, b->gap);
	joined->gap.offset = 0;
	joined->gap.length = UINT32_MAX;
	joined->count = count;
	joined->cells = cells;
	joined->strays = bri_memory_strays(in, a->strays, b->strays);
	keep_choices(in, joined, a);
	keep_choices(in, joined, b);
	if (!bri_memory_equal(a, joined) || (a->choices && count_choices(joined) > count_choices(a)))
		return joined;
	if (in->pool.blocks == before.blocks) /* most joins change nothing: give the room back */
		in->pool = before;
	return a;
}

const struct memory *bri_memory_meet(struct interp *in, const struct memory *one, const struct memory *other)
{
	bool meeting = in->meeting;
	in->meeting = true;
	const struct memory *joined = bri_memory_join(in, one, other);
	in->meeting = meeting;
	return joined;
}

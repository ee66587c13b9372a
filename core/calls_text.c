/* SPDX-License-Identifier: Apache-2.0 */
/* The calls form of facts: each call and store of user code with the values that
 * the interpreter finds, one line each.  It runs every function apart, so a
 * value that a caller would give is shown as not known. */
#include "check.h"
#include "interp.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct line {
	struct line *next;
	struct bri_place place;
	uint32_t order;
	char *text;
};
struct lines {
	struct bri_pool pool;
	struct line *first;
	uint32_t count;
};

static void put(char *text, size_t room, const char *more)
{
	size_t used = strlen(text);
	if (used + strlen(more) + 1 < room)
		strcat(text, more);
}

static void put_atom(struct interp *in, struct state *state, const struct atom *atom, char *text, size_t room)
{
	char one[200];
	bool complete;
	if (atom->kind == ATOM_ADDRESS && in->regions[atom->id].kind != REGION_TEXT) {
		const struct region *region = &in->regions[atom->id];
		const char *name = region->kind == REGION_SYMBOL || !region->name[0] ? "?" : region->name;
		if (atom->flags & ATOM_ANYWHERE)
			snprintf(one, sizeof one, "&%s[?]", name);
		else if (atom->number)
			snprintf(one, sizeof one, "&%s%+lld", name, (long long)atom->number);
		else
			snprintf(one, sizeof one, "&%s", name);
	} else if (atom->kind == ATOM_SYMBOL) {
		snprintf(one, sizeof one, "%s%s", atom->call ? atom->call : "", atom->call ? "()" : "?");
	} else if (atom->kind == ATOM_ADDRESS && !bri_atom_text(in, state, atom, one, 2, &complete)) {
		snprintf(one, sizeof one, "\"...\"");
	} else {
		snprintf(one, sizeof one, "%s", bri_atom_show(in, state, atom));
	}
	put(text, room, one);
}

static int text_order(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* In the order of their texts: which path brought a value first is no fact. */
static void put_value(struct interp *in, struct state *state, struct value value, char *text, size_t room)
{
	char ones[VALUE_MAX][200];
	uint32_t count = value.count < VALUE_MAX ? value.count : VALUE_MAX;
	for (uint32_t i = 0; i < count; i++) {
		ones[i][0] = 0;
		put_atom(in, state, &value.atoms[i], ones[i], sizeof ones[i]);
	}
	qsort(ones, count, sizeof *ones, text_order);
	bool is_set = count > 1 && strcmp(ones[0], ones[count - 1]) != 0; /* two unknowns read alike */
	if (is_set)
		put(text, room, "{");
	for (uint32_t i = 0; i < count; i++) {
		if (i && strcmp(ones[i], ones[i - 1]) == 0)
			continue;
		if (i)
			put(text, room, ", ");
		put(text, room, ones[i]);
	}
	if (is_set)
		put(text, room, "}");
}

static void keep(struct interp *in, const struct bri_node *node, const char *text)
{
	struct lines *lines = in->trace;
	struct bri_place place = bri_unit_place(interp_unit(in), node->location);
	if (place.line == 0) /* of the compiler's making: nobody wrote it */
		return;
	for (const struct line *line = lines->first; line; line = line->next)
		if (line->place.line == place.line && line->place.column == place.column &&
		    strcmp(line->text, text) == 0)
			return;
	struct line *line = bri_pool_alloc(&lines->pool, sizeof *line);
	char *copy = bri_pool_alloc(&lines->pool, strlen(text) + 1);
	if (!line || !copy)
		return;
	*line = (struct line){lines->first, place, lines->count++, strcpy(copy, text)};
	lines->first = line;
}

static void on_call(struct interp *in, struct activation *act, const struct bri_node *call, const char *callee,
                    const struct value *args, size_t count, struct state *state)
{
	char text[1000];
	if (act->depth)
		return;
	snprintf(text, sizeof text, "call %s(", callee[0] ? callee : "?");
	for (size_t i = 0; i < count; i++) {
		if (i)
			put(text, sizeof text, ", ");
		put_value(in, state, args[i], text, sizeof text);
	}
	put(text, sizeof text, ")");
	keep(in, call, text);
}

static void on_store(struct interp *in, struct activation *act, const struct bri_node *store, const char *target,
                     struct value value, struct state *state)
{
	char text[400];
	if (act->depth)
		return;
	snprintf(text, sizeof text, "store %s = ", target[0] ? target : "?");
	put_value(in, state, value, text, sizeof text);
	keep(in, store, text);
}

static int order_of(const void *a, const void *b)
{
	const struct line *x = *(const struct line *const *)a, *y = *(const struct line *const *)b;
	int files = strcmp(x->place.file, y->place.file);
	if (files)
		return files;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.column != y->place.column)
		return x->place.column < y->place.column ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void run_all(struct interp *in, const struct bri_unit *unit)
{
	for (uint32_t f = 1; f <= bri_unit_functions(unit) && !in->failed; f++) {
		const struct bri_function *function = bri_unit_function(unit, f);
		struct activation act;
		if (!function->body || function->flags & BRI_FUNCTION_SYSTEM)
			continue;
		struct lines *lines = in->trace;
		struct lines before = *lines;
		in->budget = 100000;
		in->is_apart = false;
		bri_interp_root(in, 0, f, &act);
		if (in->visits <= in->budget || in->failed)
			continue;
		/* Where a budget runs out depends on how an adapter writes things: from the start without it, then. */
		lines->first = before.first;
		lines->count = before.count;
		in->budget = 1000000;
		in->is_apart = true;
		bri_interp_root(in, 0, f, &act);
	}
}

int bri_unit_write_calls(const struct bri_policy *policy, struct bri_unit *unit, bri_text_sink sink, void *context,
                         struct bri_error *reterr)
{
	const struct bri_unit *units[1] = {unit};
	struct interp in;
	struct lines lines = {.first = NULL};
	struct world *world = bri_world_new(policy, units, 1, NULL);
	const struct line **sorted = NULL;
	bri_pool_init(&lines.pool, 0);
	int result = -1;
	if (!world || bri_interp_init(&in, world, NULL) < 0) {
		bri_world_free(world);
		return bri_error_set(reterr, bri_unit_name(unit), "out of memory while reading the unit's calls");
	}
	in.trace_call = on_call;
	in.trace_store = on_store;
	in.trace = &lines;
	run_all(&in, unit);
	sorted = calloc(lines.count + 1, sizeof *sorted);
	if (!in.failed && sorted && !lines.pool.failed) {
		size_t count = 0;
		for (const struct line *line = lines.first; line; line = line->next)
			sorted[count++] = line;
		qsort(sorted, count, sizeof *sorted, order_of);
		for (size_t i = 0; i < count; i++) {
			char place[600];
			int length = snprintf(place, sizeof place, "%s:%u:%u ", sorted[i]->place.file,
			                      sorted[i]->place.line, sorted[i]->place.column);
			sink(context, place,
			     length > 0 && (size_t)length < sizeof place ? (size_t)length : strlen(place));
			sink(context, sorted[i]->text, strlen(sorted[i]->text));
			sink(context, "\n", 1);
		}
		result = 0;
	} else {
		bri_error_set(reterr, bri_unit_name(unit), "out of memory while reading the unit's calls");
	}
	free(sorted);
	bri_interp_finish(&in);
	bri_world_free(world);
	bri_pool_finish(&lines.pool);
	return result;
}

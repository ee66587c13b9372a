/* SPDX-License-Identifier: Apache-2.0 */
/* The calls form of facts: each call and store of user code with the values that
 * the interpreter finds, one line each.  It runs every function apart, so a
 * value that a caller would give is shown as not known. */
#include "check.h"
#include "cxx_name.h"
#include "interp.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct line {
	struct line *next;
	struct bri_place place;
	const char *function; /* what stands at one place of several, as constructors that nobody wrote, goes by their names */
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

/* What makes an object callable goes by its class: of a template's instance each compiler has another name. */
static const char *shown_callable(const char *name)
{
	const char *call = strstr(name, "::operator()");
	while (call && call > name && !(call[-1] == ':' && call[-2] == ':'))
		call--;
	return call ? call : name;
}

static const char *function_name(const struct interp *in, const struct atom *atom)
{
	const struct bri_unit *unit = in->world->units[atom->unit].unit;
	return bri_unit_text(unit, bri_unit_function(unit, atom->id)->name);
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
	} else if (atom->kind == ATOM_FUNCTION && strstr(function_name(in, atom), "::operator()")) {
		const char *call = shown_callable(function_name(in, atom));
		snprintf(one, sizeof one, "%.*s", (int)(strstr(call, "::operator()") - call) + 12, call);
	} else if (atom->kind == ATOM_ADDRESS && !bri_atom_text(in, state, atom, one, 2, &complete)) {
		snprintf(one, sizeof one, "\"...\"");
	} else {
		snprintf(one, sizeof one, "%s", bri_atom_show(in, state, atom));
		for (char *c = one; *c; c++) /* bytes of a key are no letters of any script */
			*c = (unsigned char)*c > 0x7e ? '?' : *c;
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
	const struct bri_unit *unit = interp_unit(in);
	const char *function = bri_unit_text(unit, bri_unit_function(unit, in->top->function)->name);
	for (struct line *line = lines->first; line; line = line->next)
		if (line->place.line == place.line && line->place.column == place.column &&
		    strcmp(line->text, text) == 0) {
			/* Of instances of a template the first by its name has it, whichever a compiler makes first. */
			if (strcmp(function, line->function) < 0) {
				line->function = function;
				line->order = lines->count++;
			}
			return;
		}
	struct line *line = bri_pool_alloc(&lines->pool, sizeof *line);
	char *copy = bri_pool_alloc(&lines->pool, strlen(text) + 1);
	if (!line || !copy)
		return;
	*line = (struct line){lines->first, place, function, lines->count++, strcpy(copy, text)};
	lines->first = line;
}

/* ---- what nobody wrote --------------------------------------------------------------- */

/* The object that an lvalue or a pointer to it is of; 0: not an object. */
static uint32_t object_behind(const struct bri_unit *unit, uint32_t node)
{
	for (int depth = 0; node && depth < 32; depth++) {
		const struct bri_node *at = bri_unit_node(unit, node);
		switch (at->kind) {
		case BRI_OBJECT:
		case BRI_LITERAL:
			return at->a;
		case BRI_FIELD:
		case BRI_ELEMENT:
		case BRI_ADDRESS:
		case BRI_CAST:
			node = at->a;
			break;
		case BRI_COMMA:
			node = at->b;
			break;
		default:
			return 0;
		}
	}
	return 0;
}

/* The one that a call makes: what it is given the address of; 0: none, or behind a pointer. */
static uint32_t object_made(const struct bri_unit *unit, uint32_t node)
{
	uint32_t object = object_behind(unit, node);
	return object && bri_unit_object(unit, object)->shape.type != BRI_POINTER ? object : 0;
}

static const char *object_name(const struct bri_unit *unit, uint32_t object)
{
	return bri_unit_text(unit, bri_unit_object(unit, object)->name);
}

/* What a loop over a range keeps in objects of its own. */
static bool is_of_range(const char *object)
{
	return strncmp(object, "__for_", 6) == 0;
}

/* Where the range begins and ends: initialisers of those objects. */
static bool begins_range(const struct bri_unit *unit, const struct bri_node *call)
{
	for (uint32_t i = 1; i <= bri_unit_objects(unit); i++) {
		uint32_t init = bri_uncast(unit, bri_unit_object(unit, i)->init);
		if (init && bri_unit_node(unit, init) == call)
			return is_of_range(object_name(unit, i));
	}
	return false;
}

/* The operator that is called by a word. */
static bool is_operator(const char *name, const char *word)
{
	return strncmp(name, "operator ", 9) == 0 && strncmp(name + 9, word, strlen(word)) == 0;
}

/* `C::operator T()`: C++ compilers tell of conversions at different places, or have done them before anybody asks. */
static bool is_conversion(const char *callee)
{
	const char *name = strstr(callee, "operator ");
	return name && !is_operator(name, "new") && !is_operator(name, "delete") && !is_operator(name, "co_await") &&
	       strcmp(callee + strlen(callee) - 2, "()") == 0;
}

/* `ns::C<T>::C(...)`, `ns::C::~C()` */
static bool makes_or_ends(const char *callee)
{
	char form[400];
	if (!bri_cxx_name_form(callee, 3, form, sizeof form))
		return false;
	const char *member = strrchr(form, ':');
	if (!member || member < form + 2)
		return false;
	size_t length = strlen(++member);
	if (*member == '~')
		return true;
	const char *end = member - 2, *start = end;
	while (start > form && start[-1] != ':')
		start--;
	return (size_t)(end - start) == length && strncmp(start, member, length) == 0;
}

/* What copies, moves and ends a lambda and what it keeps. */
static bool is_of_lambda(const char *function)
{
	const char *name = strstr(function, "<unnamed>::");
	return name && !strstr(name, "<lambda>");
}

/* A C++ compiler calls what the source doesn't name: conversions, constructors of what has no name (temporaries, what a
 * lambda keeps), the steps of a loop over a range.  Which of them it tells, and where, is its own affair. */
static bool is_unwritten(struct interp *in, const struct bri_node *call, const char *callee)
{
	size_t count;
	const struct bri_unit *unit = interp_unit(in);
	const char *language = bri_unit_option(unit, "language");
	const uint32_t *items = bri_unit_list(unit, call, &count);
	if (!language || strcmp(language, "c++") != 0)
		return false;
	for (size_t i = 0; i < count; i++) {
		uint32_t object = object_behind(unit, items[i]);
		if (object && is_of_range(object_name(unit, object)))
			return true;
		object = i == 0 ? object_made(unit, items[i]) : 0;
		if (object && !object_name(unit, object)[0] && makes_or_ends(callee))
			return true;
	}
	return is_conversion(callee) || is_of_lambda(callee) || begins_range(unit, call);
}

/* `new T(x)` in an instance of a template: GCC knows the statement only that it stands in. */
static bool is_made_by_template(struct interp *in, const struct activation *act, const struct bri_node *call,
                                const char *callee)
{
	size_t count;
	char form[400];
	const struct bri_unit *unit = interp_unit(in);
	const uint32_t *items = bri_unit_list(unit, call, &count);
	const char *name = bri_unit_text(unit, bri_unit_function(unit, act->function)->name);
	uint32_t object = count ? object_behind(unit, items[0]) : 0;
	bool is_instance = bri_cxx_name_form(name, 1, form, sizeof form) && strchr(form, '<');
	bool is_made = object && !object_name(unit, object)[0] && makes_or_ends(callee);
	return is_instance && (is_made || is_operator(callee, "new"));
}

static const struct bri_node *init_of(const struct bri_unit *unit, uint32_t object)
{
	uint32_t init = bri_unit_object(unit, object)->init;
	return init ? bri_unit_node(unit, init) : NULL;
}

static bool is_unwritten_store(const struct bri_unit *unit, const struct bri_node *store)
{
	uint32_t object = store->kind == BRI_DECLARE ? store->a : object_behind(unit, store->a);
	bool is_part = object && store->kind == BRI_ASSIGN && bri_unit_node(unit, store->a)->kind != BRI_OBJECT;
	if (is_part && store->location && store->location == bri_unit_object(unit, object)->location)
		return true; /* of the braces behind its name */
	const struct bri_node *init = store->kind == BRI_DECLARE ? init_of(unit, object) : NULL;
	if (init && init->kind == BRI_DEREF) /* caught by value */
		init = bri_unit_node(unit, init->a);
	bool is_caught = init && init->kind == BRI_OBJECT && !object_name(unit, init->a)[0] && init_of(unit, init->a) &&
	                 init_of(unit, init->a)->kind == BRI_OPAQUE;
	const char *name = object ? object_name(unit, object) : "";
	bool is_of_macro = strncmp(name, "__atomic_", 9) == 0; /* stdatomic.h's, of GCC only */
	return object && (is_caught || !name[0] || is_of_macro || is_of_range(name));
}

static void on_call(struct interp *in, struct activation *act, const struct bri_node *call, const char *callee,
                    const struct value *args, size_t count, struct state *state)
{
	char text[1000];
	if (act->depth || is_unwritten(in, call, callee) || is_made_by_template(in, act, call, callee))
		return;
	bool is_delete = is_operator(callee, "delete"); /* whether it is told a size is the compiler's choice */
	count = is_delete && count > 1 ? 1 : count;
	snprintf(text, sizeof text, "call %.*s(", is_delete ? (int)strcspn(callee, "(") : 900, callee[0] ? callee : "?");
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
	if (act->depth || is_unwritten_store(interp_unit(in), store))
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
	int functions = strcmp(x->function, y->function);
	return functions ? functions : x->order < y->order ? -1 : x->order > y->order;
}

static void run_all(struct interp *in, const struct bri_unit *unit)
{
	for (uint32_t f = 1; f <= bri_unit_functions(unit) && !in->failed; f++) {
		const struct bri_function *function = bri_unit_function(unit, f);
		struct activation act;
		if (!function->body || function->flags & BRI_FUNCTION_SYSTEM ||
		    is_of_lambda(bri_unit_text(unit, function->name)))
			continue;
		struct lines *lines = in->trace;
		struct lines before = *lines;
		in->budget = 100000;
		in->is_apart = false;
		bri_interp_root(in, 0, f, 0, &act);
		if (in->visits <= in->budget || in->failed)
			continue;
		/* Where a budget runs out depends on how an adapter writes things: from the start without it, then. */
		lines->first = before.first;
		lines->count = before.count;
		in->budget = 1000000;
		in->is_apart = true;
		bri_interp_root(in, 0, f, 0, &act);
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

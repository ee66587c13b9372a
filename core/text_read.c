/* SPDX-License-Identifier: Apache-2.0 */
/* Reads facts from text (grammar: text.c).  Text comes from people and from
 * anywhere: every mistake is named by line and column, and what is returned
 * has passed bri_unit_check.  Three passes, since everything may be named
 * before it stands: functions, then objects, then initialisers and bodies. */
#include "text.h"

#include "arena.h"
#include "fact_build.h"
#include "fact_form.h"
#include "text_reader.h"

#include <stdlib.h>
#include <string.h>


static void add_later(struct bri_reader *r, struct bri_later later)
{
	struct bri_later *laters =
		bri_array_grow(r->laters, &r->later_capacity, r->later_count, 1, sizeof(*r->laters));
	if (laters == NULL) {
		bri_reader_fail_memory(r);
		return;
	}
	r->laters = laters;
	later.file = r->file;
	laters[r->later_count++] = later;
}

/* ---- first pass: unit, options, files, functions -------------------------------- */

/* To the next item: nodes that are read later are only counted through. */
static void skip_item(struct bri_reader *r, bool is_block)
{
	size_t depth = 0;
	while (r->lexer.token != BRI_TOKEN_END) {
		if (depth == 0 && !is_block && (r->lexer.starts_line || bri_lexer_is_sign(&r->lexer, '}')))
			return;
		if (bri_lexer_is_sign(&r->lexer, '('))
			depth++;
		else if (bri_lexer_is_sign(&r->lexer, ')') && depth > 0)
			depth--;
		bool ends = is_block && depth == 0 && bri_lexer_is_sign(&r->lexer, '}');
		bri_lexer_next(&r->lexer);
		if (ends)
			return;
	}
	if (is_block && !bri_reader_has_failed(r))
		bri_lexer_fail(&r->lexer, "the definition does not end: '}' is missing");
}

static void mark_declared(struct bri_reader *r, uint32_t name)
{
	size_t before = r->declared_capacity;
	bool *declared = r->is_declared;
	if (name >= before) {
		declared = bri_array_grow(r->is_declared, &r->declared_capacity, name, 1, sizeof(*declared));
		if (declared == NULL) {
			bri_reader_fail_memory(r);
			return;
		}
		memset(declared + before, 0, (r->declared_capacity - before) * sizeof(*declared));
		r->is_declared = declared;
	}
	declared[name] = true;
}

/* Flags and a place, up to the end of the line or `stop`. */
static uint32_t read_flags(struct bri_reader *r, const char *(*word)(unsigned), struct bri_shape *ret_shape,
                           uint32_t *ret_location)
{
	uint32_t flags = 0;
	while (r->lexer.token != BRI_TOKEN_END && !r->lexer.starts_line && !bri_lexer_is_sign(&r->lexer, '=') &&
	       !bri_lexer_is_sign(&r->lexer, '{') && !bri_lexer_is_word(&r->lexer, "takes")) {
		int bit = bri_reader_flag(r, word);
		if (bit >= 0) {
			flags |= 1u << bit;
			bri_lexer_next(&r->lexer);
		} else if (bri_lexer_skip_sign(&r->lexer, '@')) {
			*ret_location = bri_reader_place(r);
		} else if (ret_shape != NULL && bri_lexer_skip_sign(&r->lexer, ':')) {
			*ret_shape = bri_reader_shape(r);
		} else {
			bri_lexer_fail(&r->lexer, "unknown flag");
		}
	}
	return flags;
}

static void read_parameters(struct bri_reader *r, uint32_t function)
{
	uint32_t names[BRI_PARAMETER_NAMES_MAX];
	size_t count = 0;
	bri_lexer_next(&r->lexer);
	while (r->lexer.token == BRI_TOKEN_NAME && !r->lexer.starts_line && count < BRI_PARAMETER_NAMES_MAX)
		names[count++] = bri_reader_name(r, "a parameter's name");
	if (!bri_reader_has_failed(r))
		bri_unit_name_parameters(r->unit, function, names, count);
}

static void read_function(struct bri_reader *r)
{
	uint32_t name = bri_reader_name(r, "a function's name");
	uint32_t symbol = name;
	uint32_t location = 0;
	if (bri_lexer_is_word(&r->lexer, "symbol") && !r->lexer.starts_line) {
		bri_lexer_next(&r->lexer);
		symbol = bri_reader_name(r, "a symbol");
	}
	uint32_t flags = read_flags(r, bri_function_flag_word, NULL, &location);
	if (bri_reader_has_failed(r))
		return;
	mark_declared(r, name);
	uint32_t function = bri_unit_add_function(r->unit, name, symbol, flags, location);
	if (function == 0)
		bri_reader_fail_memory(r);
	else if (bri_lexer_is_word(&r->lexer, "takes") && !r->lexer.starts_line)
		read_parameters(r, function);
}

static void note_definition(struct bri_reader *r, size_t offset)
{
	uint32_t name = bri_reader_name(r, "a function's name");
	if (bri_reader_has_failed(r))
		return;
	bool is_declared = name < r->declared_capacity && r->is_declared[name];
	if (!is_declared && !bri_lexer_is_sign(&r->lexer, '~')) {
		mark_declared(r, name);
		if (bri_unit_add_function(r->unit, name, name, 0, 0) == 0)
			bri_reader_fail_memory(r);
	}
	add_later(r, (struct bri_later){ .what = BRI_LATER_DEFINITION, .offset = offset });
	skip_item(r, true);
}

static void read_enumerator(struct bri_reader *r)
{
	uint32_t name = bri_reader_name(r, "an enumerator's name");
	int64_t value = r->lexer.number;
	if (bri_reader_has_failed(r))
		return;
	if (r->lexer.token != BRI_TOKEN_NUMBER) {
		bri_lexer_fail(&r->lexer, "expected an enumerator's value");
		return;
	}
	bri_lexer_next(&r->lexer);
	bri_unit_add_enumerator(r->unit, name, value);
}

static void read_item(struct bri_reader *r)
{
	struct bri_lexer *lexer = &r->lexer;
	if (!lexer->starts_line) {
		bri_lexer_fail(lexer, "expected the end of the line");
	} else if (bri_lexer_is_word(lexer, "incomplete")) {
		bri_lexer_next(lexer);
		r->is_incomplete = true;
	} else if (bri_lexer_is_word(lexer, "option")) {
		bri_lexer_next(lexer);
		const char *key = bri_unit_text(r->unit, bri_reader_name(r, "an option's key"));
		const char *value = bri_reader_value(r, "an option's value");
		bri_unit_set_option(r->unit, key, value);
	} else if (bri_lexer_is_word(lexer, "enumerator")) {
		bri_lexer_next(lexer);
		read_enumerator(r);
	} else if (bri_lexer_is_word(lexer, "file")) {
		bri_lexer_next(lexer);
		r->file = bri_reader_value(r, "a file");
	} else if (bri_lexer_is_word(lexer, "function")) {
		bri_lexer_next(lexer);
		read_function(r);
	} else if (bri_lexer_is_word(lexer, "object")) {
		bri_lexer_next(lexer);
		add_later(r, (struct bri_later){ .what = BRI_LATER_OBJECT, .offset = lexer->start });
		skip_item(r, false);
	} else if (bri_lexer_is_word(lexer, "define")) {
		bri_lexer_next(lexer);
		note_definition(r, lexer->start);
	} else {
		bri_lexer_fail(lexer, "expected option, enumerator, file, function, object, define or incomplete");
	}
}

/* ---- second pass: objects -------------------------------------------------------- */

static void read_object(struct bri_reader *r, uint32_t function)
{
	const uint32_t owned = BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_STATIC;
	struct bri_shape shape = { .type = BRI_VOID };
	uint32_t location = 0;
	size_t start = r->lexer.start;
	uint32_t name = bri_reader_name(r, "an object's name");
	uint32_t flags = read_flags(r, bri_object_flag_word, &shape, &location);
	if (bri_reader_has_failed(r))
		return;
	if (function != 0 && (flags & owned) == 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "an object in a definition is local, param or static");
		return;
	}
	uint32_t object = bri_unit_add_object(r->unit, name, flags, shape, location);
	if (object == 0)
		bri_reader_fail_memory(r);
	if (!bri_lexer_skip_sign(&r->lexer, '='))
		return;
	add_later(r, (struct bri_later){ .what = BRI_LATER_INIT, .handle = object, .function = function,
	                             .offset = r->lexer.start });
	skip_item(r, false);
}

static void read_definition(struct bri_reader *r)
{
	uint32_t function = bri_reader_function(r);
	uint32_t location = 0;
	size_t start = r->lexer.start;
	uint32_t flags = read_flags(r, bri_function_flag_word, NULL, &location);
	if (bri_reader_has_failed(r))
		return;
	if (bri_unit_function(r->unit, function)->first_node != 0) {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "the function is defined already");
	} else if (!bri_lexer_skip_sign(&r->lexer, '{')) {
		bri_lexer_fail(&r->lexer, "expected '{'");
	}
	if (bri_reader_has_failed(r))
		return;
	bri_unit_add_function_flags(r->unit, function, flags);
	bri_unit_begin_function(r->unit, function, location);
	while (bri_lexer_is_word(&r->lexer, "object")) {
		bri_lexer_next(&r->lexer);
		read_object(r, function);
	}
	bri_unit_end_function(r->unit, 0);
	add_later(r, (struct bri_later){ .what = BRI_LATER_BODY, .handle = function, .offset = r->lexer.start });
}

/* ---- third pass: initialisers and bodies ------------------------------------------- */

static void read_init(struct bri_reader *r, uint32_t object)
{
	size_t start = r->lexer.start;
	uint32_t init = bri_reader_node(r, 'e', 0);
	if (bri_reader_has_failed(r))
		return;
	if (r->lexer.token != BRI_TOKEN_END && !r->lexer.starts_line && !bri_lexer_is_sign(&r->lexer, '}'))
		bri_lexer_fail(&r->lexer, "expected the end of the line");
	else if (bri_unit_object(r->unit, object)->init == 0)
		bri_unit_set_init(r->unit, object, init);
	else {
		r->lexer.start = start;
		bri_lexer_fail(&r->lexer, "the object has an initialiser already");
	}
}

static void read_body(struct bri_reader *r, uint32_t function)
{
	size_t base = r->item_count;
	while (!bri_lexer_is_sign(&r->lexer, '}') && !bri_reader_has_failed(r)) {
		uint32_t statement = bri_reader_node(r, 's', 0);
		if (statement != 0)
			bri_reader_push(r, statement);
	}
	uint32_t body = 0;
	size_t count = r->item_count - base;
	if (count == 1)
		body = r->items[base];
	else if (count > 1)
		body = bri_unit_add_list(r->unit, BRI_SEQUENCE, (struct bri_shape){ .type = BRI_VOID }, 0,
		                         r->items + base, count, 0);
	r->item_count = base;
	if (!bri_reader_has_failed(r))
		bri_unit_set_body(r->unit, function, body, r->block_first, (uint32_t)bri_unit_nodes(r->unit) + 1);
}

static void read_laters(struct bri_reader *r, size_t from, size_t to)
{
	for (size_t i = from; i < to && !bri_reader_has_failed(r); i++) {
		struct bri_later later = r->laters[i];
		r->file = later.file;
		uint32_t function = later.what == BRI_LATER_BODY ? later.handle : later.function;
		if (function != r->function)
			r->block_first = (uint32_t)bri_unit_nodes(r->unit) + 1;
		r->function = function;
		bri_lexer_seek(&r->lexer, later.offset);
		if (later.what == BRI_LATER_OBJECT)
			read_object(r, 0);
		else if (later.what == BRI_LATER_DEFINITION)
			read_definition(r);
		else if (later.what == BRI_LATER_INIT)
			read_init(r, later.handle);
		else
			read_body(r, later.handle);
	}
}

static void label(struct bri_reader *r)
{
	bri_labels_free(r->labels);
	r->labels = bri_labels_new(r->unit);
	if (r->labels == NULL)
		bri_reader_fail_memory(r);
}

static void read_all(struct bri_reader *r)
{
	while (r->lexer.token != BRI_TOKEN_END)
		read_item(r);
	label(r);
	size_t items = r->later_count;
	read_laters(r, 0, items);
	if (bri_reader_has_failed(r))
		return;
	label(r);
	r->function = 0;
	r->pointer = bri_form_pointer(r->unit);
	read_laters(r, items, r->later_count);
	if (!bri_reader_has_failed(r) && !bri_unit_is_complete(r->unit))
		bri_reader_fail_memory(r);
}

/* The unit's name stands first; without it the text's own name must do. */
static bool start_unit(struct bri_reader *r, const char *where)
{
	char *name = NULL;
	if (bri_lexer_is_word(&r->lexer, "unit")) {
		bri_lexer_next(&r->lexer);
		if (r->lexer.token != BRI_TOKEN_STRING && r->lexer.token != BRI_TOKEN_NAME)
			bri_lexer_fail(&r->lexer, "expected the unit's name, in quotes");
		else if (memchr(r->lexer.word, '\0', r->lexer.word_length) != NULL)
			bri_lexer_fail(&r->lexer, "the unit's name can't hold a NUL");
		else
			name = strndup(r->lexer.word, r->lexer.word_length);
		bri_lexer_next(&r->lexer);
	} else {
		name = strdup(where);
	}
	if (!bri_reader_has_failed(r) && name != NULL)
		r->unit = bri_unit_new(name);
	free(name);
	if (r->unit == NULL) {
		bri_reader_fail_memory(r);
		return false;
	}
	r->file = bri_unit_name(r->unit);
	return true;
}

struct bri_unit *bri_unit_read(const char *text, size_t length, const char *where, struct bri_error *reterr)
{
	struct bri_reader r = { .unit = NULL };
	bri_lexer_init(&r.lexer, text, length, where, reterr);
	if (start_unit(&r, where))
		read_all(&r);
	bool is_good = !r.lexer.has_failed && bri_unit_check(r.unit, where, reterr) == 0;
	if (is_good && r.is_incomplete)
		bri_unit_set_incomplete(r.unit);
	bri_lexer_finish(&r.lexer);
	bri_labels_free(r.labels);
	free(r.laters);
	free(r.items);
	free(r.is_declared);
	if (!is_good) {
		bri_unit_free(r.unit);
		return NULL;
	}
	return r.unit;
}

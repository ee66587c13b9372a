/* SPDX-License-Identifier: Apache-2.0 */
/* What a function returns by its name (dlsym): a call that is given a literal may return that very function, so the call
 * becomes the choice between it and null.  Of a name that comes by a table, a parameter or a buffer only the interpreter
 * knows: the unit declares every function that its literals, or two of them put together, may name.  Which functions do
 * so, and which names are worth it, others say. */
#include "fact_unit.h"

#include <ctype.h>
#include <stdio.h>

#include <string.h>

enum { TEXT_MAX = 200, PATTERNS_MAX = 16, WORDS_MAX = 256 };

void bri_unit_set_namer_wish(struct bri_unit *unit, bri_namer_wish wish, void *context)
{
	unit->namer_wish = wish;
	unit->namer_wish_context = context;
}

/* The literal behind an argument; NULL: it is none. */
static const struct bri_node *literal_behind(const struct bri_unit *unit, uint32_t argument)
{
	const struct bri_node *node = bri_unit_node(unit, argument);
	for (int i = 0; i < 4 && (node->kind == BRI_ADDRESS || node->kind == BRI_CAST); i++)
		node = bri_unit_node(unit, node->a);
	return node->kind == BRI_STRING ? node : NULL;
}

/* names grow as they are added, so that it is copied.  False: it is none. */
static bool copy_text(const struct bri_unit *unit, const struct bri_node *literal, char text[TEXT_MAX])
{
	const unsigned char *bytes = bri_unit_bytes(unit, literal);
	if (literal->b < 2 || literal->b > TEXT_MAX || bytes[literal->b - 1] != 0 || memchr(bytes, 0, literal->b - 1) != NULL)
		return false;
	memcpy(text, bytes, literal->b);
	return true;
}

/* The function of that name, declared as an adapter would; 0: nobody asks for it. */
static uint32_t function_called(struct bri_unit *unit, const char *text)
{
	if (!bri_unit_wants_function(unit, text))
		return 0;
	uint32_t name = bri_unit_name_of(unit, text, strlen(text));
	for (uint32_t i = 1; i < unit->function_count; i++)
		if (unit->functions[i].symbol == name && !(unit->functions[i].flags & BRI_FUNCTION_STATIC))
			return i;
	return bri_unit_add_function(unit, name, name, 0, 0);
}

/* Few calls that return a pointer are given a literal: only of these it is asked. */
static bool has_literal(const struct bri_unit *unit, const uint32_t *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (literal_behind(unit, items[i]) != NULL)
			return true;
	return false;
}

uint32_t bri_unit_add_named(struct bri_unit *unit, uint32_t call)
{
	size_t count;
	const struct bri_node *node = bri_unit_node(unit, call), *callee = bri_unit_node(unit, node->a);
	const uint32_t *items = bri_unit_list(unit, node, &count);
	const struct bri_shape shape = { node->type, node->size }, code = { BRI_CODE, 0 };
	const uint32_t location = node->location;
	if (callee->kind != BRI_FUNCTION || !has_literal(unit, items, count))
		return call;
	int arg = unit->namer_wish(unit->namer_wish_context, bri_unit_text(unit, bri_unit_function(unit, callee->a)->name));
	const struct bri_node *literal = arg >= 0 && (size_t)arg < count ? literal_behind(unit, items[arg]) : NULL;
	char text[TEXT_MAX];
	uint32_t function = literal != NULL && copy_text(unit, literal, text) ? function_called(unit, text) : 0;
	if (function == 0)
		return call;
	uint32_t named = bri_unit_add_node(unit, BRI_FUNCTION, BRI_OP_NONE, code, function, 0, 0, 0);
	named = bri_unit_add_node(unit, BRI_ADDRESS, BRI_OP_NONE, shape, named, 0, 0, location);
	uint32_t none = bri_unit_add_int(unit, shape, 0, location);
	return bri_unit_add_node(unit, BRI_CONDITION, BRI_OP_NONE, shape, call, named, none, location);
}

/* Letters of a name and no others; of a format's text one "%s" besides: where that stands, else the text's end.  NULL: no. */
static const char *name_with_hole(const char *text)
{
	const char *hole = NULL;
	for (const char *at = text; *at != '\0'; at++) {
		if (at[0] == '%' && at[1] == 's' && hole == NULL)
			hole = at++;
		else if (!isalnum((unsigned char)*at) && *at != '_')
			return NULL;
	}
	return hole != NULL ? hole : text + strlen(text);
}

static bool names_functions(const struct bri_unit *unit)
{
	for (uint32_t i = 1; unit->namer_wish != NULL && i < unit->function_count; i++)
		if (unit->functions[i].body == 0 &&
		    unit->namer_wish(unit->namer_wish_context, bri_unit_text(unit, unit->functions[i].name)) >= 0)
			return true;
	return false;
}

/* "curl_easy_%s" or "curl_easy_", and each word. */
static void declare_composed(struct bri_unit *unit, const uint32_t *patterns, size_t pattern_count, const uint32_t *words, size_t word_count)
{
	char pattern[TEXT_MAX], word[TEXT_MAX], whole[2 * TEXT_MAX];
	for (size_t i = 0; i < pattern_count; i++) {
		copy_text(unit, bri_unit_node(unit, patterns[i]), pattern);
		const char *hole = name_with_hole(pattern);
		for (size_t k = 0; k < word_count; k++) {
			copy_text(unit, bri_unit_node(unit, words[k]), word);
			snprintf(whole, sizeof(whole), "%.*s%s%s", (int)(hole - pattern), pattern, word, *hole == '%' ? hole + 2 : "");
			function_called(unit, whole);
		}
	}
}

void bri_unit_declare_named(struct bri_unit *unit)
{
	uint32_t patterns[PATTERNS_MAX], words[WORDS_MAX];
	size_t pattern_count = 0, word_count = 0;
	char text[TEXT_MAX];
	if (!names_functions(unit))
		return;
	for (uint32_t n = 1; n < unit->tree.count; n++) {
		const struct bri_node *node = bri_unit_node(unit, n);
		if (node->kind != BRI_STRING || !copy_text(unit, node, text))
			continue;
		const char *hole = name_with_hole(text);
		if (hole == NULL)
			continue;
		bool is_pattern = hole[0] == '%' || hole[-1] == '_';
		if (is_pattern && hole > text && pattern_count < PATTERNS_MAX)
			patterns[pattern_count++] = n;
		if (is_pattern)
			continue;
		function_called(unit, text);
		if (word_count < WORDS_MAX)
			words[word_count++] = n;
	}
	declare_composed(unit, patterns, pattern_count, words, word_count);
}

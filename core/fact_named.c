/* SPDX-License-Identifier: Apache-2.0 */
/* What a function returns by its name (dlsym): a call that is given a literal may return that very function, so the call
 * becomes the choice between it and null.  Which functions do so, and which names are worth it, others say. */
#include "fact_unit.h"

#include <string.h>

enum { TEXT_MAX = 200 };

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

/* The function of that name, declared as an adapter would; 0: nobody asks for it. */
static uint32_t function_called(struct bri_unit *unit, const struct bri_node *literal)
{
	char text[TEXT_MAX];
	const unsigned char *bytes = bri_unit_bytes(unit, literal);
	if (literal->b < 2 || literal->b > sizeof(text) || bytes[literal->b - 1] != 0 || memchr(bytes, 0, literal->b - 1) != NULL)
		return 0;
	memcpy(text, bytes, literal->b); /* names grow as they are added */
	if (!bri_unit_wants_function(unit, text))
		return 0;
	uint32_t name = bri_unit_name_of(unit, text, literal->b - 1);
	for (uint32_t i = 1; i < unit->function_count; i++)
		if (unit->functions[i].symbol == name)
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
	uint32_t function = literal != NULL ? function_called(unit, literal) : 0;
	if (function == 0)
		return call;
	uint32_t named = bri_unit_add_node(unit, BRI_FUNCTION, BRI_OP_NONE, code, function, 0, 0, 0);
	named = bri_unit_add_node(unit, BRI_ADDRESS, BRI_OP_NONE, shape, named, 0, 0, location);
	uint32_t none = bri_unit_add_int(unit, shape, 0, location);
	return bri_unit_add_node(unit, BRI_CONDITION, BRI_OP_NONE, shape, call, named, none, location);
}

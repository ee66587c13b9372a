/* SPDX-License-Identifier: Apache-2.0 */
/* Joins the units' names as the linker joins the objects: who defines what another
 * unit only declares.  It asks nothing of the policy. */
#include "resolve.h"

#include "policy.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

struct symbol {
	const char *name;
	uint32_t unit, handle;
};
struct symbols {
	struct symbol *slots;
	size_t size;
};

static size_t symbol_slot(const struct symbols *symbols, const char *name)
{
	size_t at = bri_policy_hash(name) & (symbols->size - 1);
	while (symbols->slots[at].name && strcmp(symbols->slots[at].name, name) != 0)
		at = (at + 1) & (symbols->size - 1);
	return at;
}

static bool symbols_init(struct symbols *symbols, size_t count)
{
	symbols->size = 16;
	while (symbols->size < count * 2)
		symbols->size *= 2;
	symbols->slots = calloc(symbols->size, sizeof *symbols->slots);
	return symbols->slots != NULL;
}

static bool is_visible(const struct bri_function *function)
{
	return !(function->flags & (BRI_FUNCTION_STATIC | BRI_FUNCTION_INLINE_ONLY));
}

const char *bri_meant_by(const struct world *world, const char *name)
{
	const struct bri_aliases *aliases = world->aliases;
	for (size_t i = 0; aliases && i < aliases->count; i++)
		if (strcmp(aliases->items[i].from, name) == 0)
			return aliases->items[i].to;
	return name;
}

bool bri_is_told_address(const struct world *world, uint32_t unit, uint32_t object, int64_t *ret_number)
{
	const struct bri_aliases *aliases = world->aliases;
	const struct bri_object *facts = bri_unit_object(world->units[unit].unit, object);
	if (!aliases || !(facts->flags & BRI_OBJECT_DECLARED))
		return false;
	const char *name = bri_unit_text(world->units[unit].unit, facts->name);
	for (size_t i = 0; i < aliases->count; i++)
		if (aliases->items[i].from[0] == '&' && strcmp(aliases->items[i].from + 1, name) == 0) {
			*ret_number = (int64_t)strtoull(aliases->items[i].to, NULL, 10);
			return true;
		}
	return false;
}

bool bri_resolve_functions(struct world *world)
{
	struct symbols symbols;
	size_t total = 1;
	for (size_t u = 0; u < world->count; u++)
		total += bri_unit_functions(world->units[u].unit);
	if (!symbols_init(&symbols, total))
		return false;
	for (uint32_t u = 0; u < world->count; u++) {
		const struct bri_unit *unit = world->units[u].unit;
		for (uint32_t f = 1; f <= bri_unit_functions(unit); f++) {
			const struct bri_function *function = bri_unit_function(unit, f);
			if (!function->body || !is_visible(function))
				continue;
			const char *name = bri_unit_text(unit, function->symbol ? function->symbol : function->name);
			struct symbol *symbol = &symbols.slots[symbol_slot(&symbols, name)];
			bool weak =
			    symbol->name && bri_unit_function(world->units[symbol->unit].unit, symbol->handle)->flags &
			                        BRI_FUNCTION_WEAK;
			if (!symbol->name || (weak && !(function->flags & BRI_FUNCTION_WEAK)))
				*symbol = (struct symbol){name, u, f};
		}
	}
	for (uint32_t u = 0; u < world->count; u++) {
		const struct bri_unit *unit = world->units[u].unit;
		for (uint32_t f = 1; f <= bri_unit_functions(unit); f++) {
			const struct bri_function *function = bri_unit_function(unit, f);
			struct world_function *known = &world->units[u].functions[f];
			known->unit = u;
			known->function = function->body ? f : 0;
			if (function->body && function->flags & BRI_FUNCTION_WEAK && !world->aliases) {
				known->function = 0; /* a weak one may yield to another unit's: the program knows */
				continue;
			}
			if (function->flags & BRI_FUNCTION_STATIC || (function->body && !is_visible(function)))
				continue;
			const char *name = bri_unit_text(unit, function->symbol ? function->symbol : function->name);
			name = function->body ? name : bri_meant_by(world, name);
			const struct symbol *symbol = &symbols.slots[symbol_slot(&symbols, name)];
			if (symbol->name) {
				known->unit = symbol->unit;
				known->function = symbol->handle;
			}
		}
	}
	free(symbols.slots);
	return true;
}

bool bri_resolve_objects(struct world *world)
{
	struct symbols symbols;
	size_t total = 1;
	for (size_t u = 0; u < world->count; u++)
		total += bri_unit_objects(world->units[u].unit);
	if (!symbols_init(&symbols, world->count > 1 ? total : 1))
		return false;
	for (uint32_t u = 0; u < world->count; u++)
		for (uint32_t o = 1; o <= bri_unit_objects(world->units[u].unit); o++) {
			const struct bri_object *object = bri_unit_object(world->units[u].unit, o);
			world->units[u].objects[o].unit = u;
			world->units[u].objects[o].object = o;
			if (world->count < 2 || !(object->flags & BRI_OBJECT_EXTERN))
				continue;
			const char *name = bri_unit_text(world->units[u].unit, object->name);
			struct symbol *symbol = &symbols.slots[symbol_slot(&symbols, name)];
			const struct bri_object *other =
			    symbol->name ? bri_unit_object(world->units[symbol->unit].unit, symbol->handle) : NULL;
			bool yields = other && other->flags & BRI_OBJECT_WEAK && !(object->flags & BRI_OBJECT_WEAK);
			bool equal = other && !((other->flags ^ object->flags) & BRI_OBJECT_WEAK);
			/* A weak definition yields, and a tentative one does to one of its kind. */
			if (!other || yields || (equal && !other->init && object->init))
				*symbol = (struct symbol){name, u, o};
		}
	for (uint32_t u = 0; u < world->count && world->count > 1; u++)
		for (uint32_t o = 1; o <= bri_unit_objects(world->units[u].unit); o++) {
			const struct bri_object *object = bri_unit_object(world->units[u].unit, o);
			if (!(object->flags & (BRI_OBJECT_DECLARED | BRI_OBJECT_EXTERN)))
				continue;
			const char *name = bri_unit_text(world->units[u].unit, object->name);
			name = object->flags & BRI_OBJECT_EXTERN ? name : bri_meant_by(world, name);
			const struct symbol *symbol = &symbols.slots[symbol_slot(&symbols, name)];
			if (symbol->name) {
				world->units[u].objects[o].unit = symbol->unit;
				world->units[u].objects[o].object = symbol->handle;
			}
		}
	free(symbols.slots);
	return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The unit's names and places: interned text, an adapter's locations resolved
 * once, places that are kept in the unit itself.  Nothing here knows what a
 * name or a place is of. */
#include "fact_build.h"
#include "fact_unit.h"

#include <stdlib.h>
#include <string.h>

/* ---- names ---------------------------------------------------------------- */

static uint32_t hash_bytes(uint32_t hash, const void *bytes, size_t length)
{
	const unsigned char *p = bytes;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ p[i]) * 16777619u;
	return hash;
}

static uint32_t hash_finish(uint32_t hash)
{
	hash ^= hash >> 15;
	hash *= 2246822519u;
	return hash ^ (hash >> 13);
}

/* Make room for one more number; `hash_of` gives the hash of a stored one. */
static bool table_reserve(struct bri_unit_table *table, size_t count, uint32_t (*hash_of)(const struct bri_unit *, uint32_t),
                          const struct bri_unit *unit)
{
	if (2 * (count + 1) <= table->size)
		return true;
	size_t size = table->size == 0 ? 256 : 2 * table->size;
	uint32_t *slots = calloc(size, sizeof(*slots));
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < table->size; i++) {
		if (table->slots[i] == 0)
			continue;
		size_t at = hash_of(unit, table->slots[i]) & (size - 1);
		while (slots[at] != 0)
			at = (at + 1) & (size - 1);
		slots[at] = table->slots[i];
	}
	free(table->slots);
	table->slots = slots;
	table->size = size;
	return true;
}

static uint32_t name_hash(const struct bri_unit *unit, uint32_t name)
{
	return unit->names[name].hash;
}

uint32_t bri_unit_name_of(struct bri_unit *unit, const char *text, size_t length)
{
	const char *end = length > 0 ? memchr(text, '\0', length) : NULL;
	if (end != NULL)
		length = (size_t)(end - text);
	if (length == 0)
		return 0;
	if (length > UINT32_MAX / 2)
		return bri_unit_fail(unit);
	uint32_t hash = hash_finish(hash_bytes(2166136261u ^ unit->seed, text, length));
	struct bri_unit_table *table = &unit->name_table;
	size_t at = 0;
	if (!table_reserve(table, unit->name_count, name_hash, unit))
		return bri_unit_fail(unit);
	for (at = hash & (table->size - 1); table->slots[at] != 0; at = (at + 1) & (table->size - 1)) {
		const struct bri_unit_name *known = &unit->names[table->slots[at]];
		if (known->hash == hash && known->length == length && memcmp(known->text, text, length) == 0)
			return table->slots[at];
	}
	struct bri_unit_name *names =
		bri_array_grow(unit->names, &unit->name_capacity, unit->name_count, 1, sizeof(*unit->names));
	if (names == NULL)
		return bri_unit_fail(unit);
	unit->names = names;
	const char *copy = bri_arena_text(&unit->arena, text, length);
	if (copy == NULL)
		return bri_unit_fail(unit);
	names[unit->name_count] = (struct bri_unit_name){ .text = copy, .length = (uint32_t)length, .hash = hash };
	table->slots[at] = (uint32_t)unit->name_count;
	return (uint32_t)unit->name_count++;
}

const char *bri_unit_text(const struct bri_unit *unit, uint32_t name)
{
	return name < unit->name_count ? unit->names[name].text : "";
}

/* ---- places --------------------------------------------------------------- */

void bri_unit_set_resolver(struct bri_unit *unit, bri_place_resolver resolver, void *context)
{
	unit->resolver = resolver;
	unit->resolver_context = context;
	free(unit->cache->entries);
	memset(unit->cache, 0, sizeof(*unit->cache));
}

static size_t cache_slot(const struct bri_unit_cache *cache, uint32_t location)
{
	size_t at = hash_finish(location * 2654435761u) & (cache->size - 1);
	while (cache->entries[at].location != 0 && cache->entries[at].location != location)
		at = (at + 1) & (cache->size - 1);
	return at;
}

/* Without memory nothing is remembered; the answer is the same. */
static bool cache_reserve(struct bri_unit_cache *cache)
{
	if (2 * (cache->count + 1) <= cache->size)
		return true;
	struct bri_unit_cache grown = { .size = cache->size == 0 ? 256 : 2 * cache->size, .count = cache->count };
	grown.entries = calloc(grown.size, sizeof(*grown.entries));
	if (grown.entries == NULL)
		return false;
	for (size_t i = 0; i < cache->size; i++)
		if (cache->entries[i].location != 0)
			grown.entries[cache_slot(&grown, cache->entries[i].location)] = cache->entries[i];
	free(cache->entries);
	*cache = grown;
	return true;
}

struct bri_place bri_unit_place(const struct bri_unit *unit, uint32_t location)
{
	struct bri_place unknown = { .file = unit->name };
	if (location == 0)
		return unknown;
	if (unit->resolver == NULL)
		return location <= unit->place_count ? unit->places[location - 1] : unknown;
	struct bri_unit_cache *cache = unit->cache;
	if (cache->size != 0) {
		size_t at = cache_slot(cache, location);
		if (cache->entries[at].location != 0)
			return cache->entries[at].place;
	}
	struct bri_place place = { .file = NULL };
	if (!unit->resolver(unit->resolver_context, location, &place))
		place = unknown;
	if (place.file == NULL)
		place.file = unit->name;
	if (cache_reserve(cache)) {
		size_t at = cache_slot(cache, location);
		cache->entries[at].location = location;
		cache->entries[at].place = place;
		cache->count++;
	}
	return place;
}

/* Files and macros of stored places are interned, so equal text is one pointer. */
static uint32_t place_hash_of(const struct bri_unit *unit, const struct bri_place *place)
{
	uintptr_t strings[3] = { (uintptr_t)place->file, (uintptr_t)place->macro, (uintptr_t)place->macro_file };
	uint32_t numbers[4] = { place->line, place->column, place->macro_line, place->macro_column };
	uint32_t hash = hash_bytes(2166136261u ^ unit->seed, strings, sizeof(strings));
	return hash_finish(hash_bytes(hash, numbers, sizeof(numbers)));
}

static uint32_t place_hash(const struct bri_unit *unit, uint32_t location)
{
	return place_hash_of(unit, &unit->places[location - 1]);
}

static bool is_same_place(const struct bri_place *a, const struct bri_place *b)
{
	return a->file == b->file && a->line == b->line && a->column == b->column && a->macro == b->macro &&
	       a->macro_file == b->macro_file && a->macro_line == b->macro_line && a->macro_column == b->macro_column;
}

static const char *keep_text(struct bri_unit *unit, const char *text)
{
	return text == NULL ? NULL : bri_unit_text(unit, bri_unit_name_of(unit, text, strlen(text)));
}

uint32_t bri_unit_add_place(struct bri_unit *unit, const struct bri_place *place)
{
	struct bri_place kept = *place;
	kept.file = keep_text(unit, place->file != NULL ? place->file : unit->name);
	kept.macro = keep_text(unit, place->macro);
	kept.macro_file = kept.macro != NULL ? keep_text(unit, place->macro_file) : NULL;
	if (kept.macro == NULL)
		kept.macro_line = kept.macro_column = 0;
	struct bri_unit_table *table = &unit->place_table;
	if (unit->incomplete || !table_reserve(table, unit->place_count, place_hash, unit))
		return bri_unit_fail(unit);
	size_t at = place_hash_of(unit, &kept) & (table->size - 1);
	for (; table->slots[at] != 0; at = (at + 1) & (table->size - 1))
		if (is_same_place(&unit->places[table->slots[at] - 1], &kept))
			return table->slots[at];
	struct bri_place *places =
		bri_array_grow(unit->places, &unit->place_capacity, unit->place_count, 1, sizeof(*unit->places));
	if (places == NULL)
		return bri_unit_fail(unit);
	unit->places = places;
	places[unit->place_count++] = kept;
	table->slots[at] = (uint32_t)unit->place_count;
	return (uint32_t)unit->place_count;
}

bool bri_unit_is_same_spot(const struct bri_unit *unit, uint32_t a, uint32_t b)
{
	struct bri_place p = bri_unit_place(unit, a);
	struct bri_place q = bri_unit_place(unit, b);
	if (p.line == 0 || q.line == 0)
		return p.line == q.line;
	return p.line == q.line && p.column == q.column && strcmp(p.file, q.file) == 0 &&
	       (p.macro == NULL) == (q.macro == NULL) && (p.macro == NULL || strcmp(p.macro, q.macro) == 0) &&
	       p.macro_line == q.macro_line && p.macro_column == q.macro_column &&
	       (p.macro_file == NULL) == (q.macro_file == NULL) &&
	       (p.macro_file == NULL || strcmp(p.macro_file, q.macro_file) == 0);
}

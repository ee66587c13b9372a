/* SPDX-License-Identifier: Apache-2.0 */
/* Places: GCC's locations turned into file, line and column, as facts name
 * them.  Called only for what is reported, printed or packed, so nothing here
 * is kept cheap at the cost of being plain.  Judges and prints nothing. */
#include "place.h"

#ifdef BRI_WIDE_LOCATIONS
/* Index 0 is "no place".  Grows with the unit; a repeated location (the same
 * token lowered twice in a row) takes no new entry. */
static vec<location_t> wide;

uint32_t place_pack(location_t location)
{
	if (location <= BUILTINS_LOCATION)
		return 0;
	if (wide.is_empty())
		wide.safe_push(UNKNOWN_LOCATION);
	if (wide.last() != location)
		wide.safe_push(location);
	return wide.length() - 1;
}

location_t place_unpack(uint32_t location)
{
	return location < wide.length() ? wide[location] : UNKNOWN_LOCATION;
}
#endif

/* A file's name under -ffile-prefix-map, and the name it can be opened by. */
struct file_name {
	const char *raw;
	char *shown;
};
static vec<file_name> files;

static const char *shown_name(const char *raw)
{
	for (unsigned i = 0; i < files.length(); i++)
		if (files[i].raw == raw)
			return files[i].shown;
	const char *mapped = remap_macro_filename(raw);
	file_name name = {raw, xstrdup(mapped)};
	files.safe_push(name);
	return name.shown;
}

static const char *raw_name(const char *shown)
{
	for (unsigned i = 0; i < files.length(); i++)
		if (files[i].shown == shown || strcmp(files[i].shown, shown) == 0)
			return files[i].raw;
	return shown;
}

/* Leaves the outermost expansion's map in *ret_map and, in *ret_inside, the
 * location of the token in that expansion.  NULL when no macro wrote it. */
static location_t unwind(location_t location, const line_map_macro **ret_map, location_t *ret_inside)
{
	*ret_map = NULL;
	*ret_inside = location;
	for (int steps = 0; steps < 10000; steps++) {
		location = get_pure_location(line_table, location);
		const line_map *map = location < RESERVED_LOCATION_COUNT ? NULL : linemap_lookup(line_table, location);
		if (map == NULL || !linemap_macro_expansion_map_p(map))
			return location;
		*ret_map = linemap_check_macro(map);
		*ret_inside = location;
		location = compat_expansion_point(*ret_map);
	}
	return location;
}

static location_t start_of(uint32_t location)
{
	return get_range_from_loc(line_table, place_unpack(location)).m_start;
}

/* The token of the outermost macro's definition that `inside` stands for. */
static location_t body_of(location_t inside)
{
	return linemap_resolve_location(line_table, inside, LRK_MACRO_DEFINITION_LOCATION, NULL);
}

location_t place_macro_body(uint32_t location)
{
	const line_map_macro *map;
	location_t inside;
	unwind(start_of(location), &map, &inside);
	return map != NULL ? body_of(inside) : UNKNOWN_LOCATION;
}

bool place_resolve(void *, uint32_t location, struct bri_place *ret_place)
{
	const line_map_macro *map;
	location_t inside;
	location_t point = unwind(start_of(location), &map, &inside);
	if (point <= BUILTINS_LOCATION)
		return false;
	expanded_location at = expand_location(point);
	if (at.file == NULL)
		return false;
	ret_place->file = shown_name(at.file);
	ret_place->line = at.line;
	ret_place->column = at.column;
	if (map == NULL)
		return true;
	ret_place->macro = linemap_map_get_macro_name(map);
	expanded_location body = expand_location(body_of(inside));
	if (body.file != NULL) {
		ret_place->macro_file = shown_name(body.file);
		ret_place->macro_line = body.line;
		ret_place->macro_column = body.column;
	}
	return true;
}

const char *place_line(void *, const char *file, uint32_t line, size_t *ret_length)
{
	char_span text = compat_source_line(raw_name(file), (int)line);
	*ret_length = text.length();
	return text.get_buffer();
}

location_t place_caret(uint32_t location)
{
	source_range range = get_range_from_loc(line_table, place_unpack(location));
	const line_map_macro *start_map, *finish_map;
	location_t inside;
	location_t start = unwind(range.m_start, &start_map, &inside);
	location_t finish = unwind(range.m_finish, &finish_map, &inside);
	if (start_map != NULL || finish_map != NULL)
		return start;
	return make_location(start, start, finish);
}

location_t place_main_source(void)
{
	for (unsigned i = 0; i < LINEMAPS_ORDINARY_USED(line_table); i++) {
		const line_map_ordinary *map = LINEMAPS_ORDINARY_MAP_AT(line_table, i);
		if (LINEMAP_FILE(map) == NULL || strcmp(LINEMAP_FILE(map), main_input_filename) != 0)
			continue;
		if (LINEMAP_LINE(map) <= 1)
			return linemap_position_for_line_and_column(line_table, map, 1, 1);
	}
	return UNKNOWN_LOCATION;
}

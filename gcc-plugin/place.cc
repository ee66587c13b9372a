/* SPDX-License-Identifier: Apache-2.0 */
/* Places: GCC's locations turned into file, line and column, as facts name
 * them.  Called only for what is reported, printed or packed, so nothing here
 * is kept cheap at the cost of being plain.  Judges and prints nothing. */
#include "place.h"
#include "source.h"

#include "hash-set.h"

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

bool place_is_main(location_t location)
{
	const line_map_ordinary *map = NULL;
	linemap_resolve_location(line_table, location, LRK_MACRO_EXPANSION_POINT, &map);
	return map != NULL && MAIN_FILE_P(map);
}

/* ---- macros ------------------------------------------------------------------------ */

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

static location_t start_before(location_t caret);

/* What begins with an overloaded operator's result (`options[0].verify = 0`) has no start in GCC. */
static location_t start_of(uint32_t location)
{
	location_t whole = place_unpack(location), start = get_range_from_loc(line_table, whole).m_start;
	return start > BUILTINS_LOCATION ? start : start_before(get_pure_location(line_table, whole));
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

/* ---- returns ---------------------------------------------------------------------- */

static hash_set<int_hash<uint32_t, 0>> *returns;

uint32_t place_of_return(uint32_t location)
{
	static char owner; /* its address tells ours from the expression's own */
	if (location == 0)
		return 0;
	location = place_pack(compat_own_location(place_unpack(location), &owner));
	if (returns == NULL)
		returns = new hash_set<int_hash<uint32_t, 0>>();
	returns->add(location);
	return location;
}

static bool is_word_at(const char *text, size_t length, size_t at, const char *word)
{
	size_t size = strlen(word);
	return at + size <= length && memcmp(text + at, word, size) == 0 && (at == 0 || !ISIDNUM(text[at - 1])) &&
	       (at + size == length || !ISIDNUM(text[at + size]));
}

enum { RETURN_LINES = 64 }; /* further up than any hand would write */

/* The keyword before the braces that end here: `return {...}`, `return Type{...}`.  A function's own braces stand behind a
 * parenthesis; their end stands for a return that nobody wrote. */
static bool find_before_braces(expanded_location end, int *ret_line, int *ret_column)
{
	int depth = 0;
	bool is_begun = false;
	for (int line = end.line; line > 0 && line > end.line - RETURN_LINES; line--) {
		char_span span = source_line(end.file, line);
		if (!span)
			return false;
		size_t length = line == end.line ? (size_t)end.column : span.length();
		for (size_t at = length; at-- > 0;) {
			char c = span[at];
			if (is_begun && !ISIDNUM(c) && !ISSPACE(c) && strchr(":<>,*&", c) == NULL)
				return false;
			if (is_begun && is_word_at(span.get_buffer(), span.length(), at, "return")) {
				*ret_line = line;
				*ret_column = (int)at + 1;
				return true;
			}
			depth += c == '}' ? 1 : c == '{' ? -1 : 0;
			is_begun |= depth == 0;
		}
	}
	return false;
}

/* The keyword before the end of a statement. */
static bool find_return(expanded_location end, int *ret_line, int *ret_column)
{
	for (int line = end.line; line > 0 && line > end.line - RETURN_LINES; line--) {
		char_span span = source_line(end.file, line);
		if (!span)
			return false;
		size_t length = span.length();
		if (line == end.line) {
			if (end.column <= 0 || (size_t)end.column > length)
				return false;
			if (span[end.column - 1] == '}')
				return find_before_braces(end, ret_line, ret_column);
			length = (size_t)end.column;
		}
		for (size_t at = length; at-- > 0;) {
			if (!is_word_at(span.get_buffer(), length, at, "return") &&
			    !is_word_at(span.get_buffer(), length, at, "co_return"))
				continue;
			*ret_line = line;
			*ret_column = (int)at + 1;
			return true;
		}
	}
	return false;
}

/* ---- operands --------------------------------------------------------------------- */

static size_t before_spaces(char_span text, size_t end)
{
	while (end > 0 && ISSPACE(text[end - 1]))
		end--;
	return end;
}

/* Where the brackets begin that end before `end`; `end` itself: not on this line. */
static size_t before_group(char_span text, size_t end)
{
	int depth = 0;
	for (size_t at = end; at-- > 0;) {
		char c = text[at];
		if (c == '"' || c == '\'')
			for (size_t quote = at; quote-- > 0;)
				if (text[quote] == c && (quote == 0 || text[quote - 1] != '\\')) {
					at = quote;
					break;
				}
		depth += c == ']' || c == ')' ? 1 : c == '[' || c == '(' ? -1 : 0;
		if (depth == 0)
			return at;
	}
	return end;
}

static size_t before_name(char_span text, size_t end)
{
	static const char *const words[] = {"return", "co_return", "if", "while", "switch", "for", "else", "do"};
	size_t at = end;
	while (at > 0 && ISIDNUM(text[at - 1]))
		at--;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strlen(words[i]) == end - at && memcmp(text.get_buffer() + at, words[i], end - at) == 0)
			return end;
	return at;
}

/* Names, members, calls and elements before an operator: `at(1)->list[i].name` of `at(1)->list[i].name = 0`. */
static size_t before_operand(char_span text, size_t end)
{
	size_t first = end;
	for (bool is_part = true; is_part;) {
		size_t at = before_spaces(text, first), begun = at, inner = at;
		while (at > 0 && (text[at - 1] == ']' || text[at - 1] == ')')) {
			size_t group = before_group(text, at);
			if (group == at)
				return first;
			inner = begun;
			begun = group;
			at = before_spaces(text, group);
		}
		size_t name = before_name(text, at);
		if (name == at && at > 0 && ISIDNUM(text[at - 1])) /* `if (on) (*all)[0].name`: the condition is no part of it */
			begun = inner;
		if (name == at && begun == before_spaces(text, first))
			return first;
		first = name < at ? name : begun;
		at = before_spaces(text, first);
		bool by_arrow = at > 1 && ((text[at - 2] == '-' && text[at - 1] == '>') || (text[at - 2] == ':' && text[at - 1] == ':'));
		is_part = by_arrow || (at > 0 && text[at - 1] == '.');
		first = is_part ? at - (by_arrow ? 2 : 1) : first;
	}
	return first;
}

/* The line of a place that no macro made, and where on it that is; empty: it can't be had. */
static char_span line_of(location_t caret, size_t *ret_at)
{
	const char_span none(NULL, 0);
	expanded_location at = expand_location(caret);
	if (caret <= BUILTINS_LOCATION || at.file == NULL || linemap_location_from_macro_expansion_p(line_table, caret))
		return none;
	char_span text = source_line(at.file, at.line);
	*ret_at = (size_t)at.column - 1;
	return text && at.column > 0 && (size_t)at.column <= text.length() ? text : none;
}

static location_t start_before(location_t caret)
{
	size_t at;
	char_span text = line_of(caret, &at);
	if (!text)
		return caret;
	size_t end = before_spaces(text, at);
	bool by_arrow = end > 1 && text[end - 2] == '-' && text[end - 1] == '>';
	if (by_arrow || (end > 0 && text[end - 1] == '.')) /* the place is a member's name */
		end -= by_arrow ? 2 : 1;
	size_t first = before_operand(text, end);
	location_t found = first < end ? place_at_column(caret, (int)first + 1) : UNKNOWN_LOCATION;
	return found != UNKNOWN_LOCATION ? found : caret;
}

uint32_t place_of_operator(uint32_t location)
{
	location_t caret = get_pure_location(line_table, place_unpack(location));
	size_t at;
	char_span text = line_of(caret, &at);
	return text && !ISIDNUM(text[at]) ? place_pack(start_before(caret)) : location;
}

/* ---- initialisers -------------------------------------------------------------------- */

/* On the line `line` of the file that the location is in. */
static location_t place_on_line(location_t location, int line, int column)
{
	location = get_pure_location(line_table, location);
	const line_map *map = location <= BUILTINS_LOCATION ? NULL : linemap_lookup(line_table, location);
	if (map == NULL || column <= 0 || linemap_macro_expansion_map_p(map))
		return UNKNOWN_LOCATION;
	location_t made =
		linemap_position_for_line_and_column(line_table, linemap_check_ordinary(map), line, column);
	expanded_location at = expand_location(made);
	return at.line == line && at.column == column ? made : UNKNOWN_LOCATION;
}

/* Walks the source behind an object's name: past its brackets to `=`, `(` or `{`, then to what follows. */
struct source_walk {
	int depth;
	bool begun;
	bool in_comment;
};

/* The column of the initialiser's first token on this line; 0: not on it; -1: there is none. */
static int walk_line(struct source_walk *walk, const char *text, size_t length, size_t from)
{
	for (size_t at = from; at < length; at++) {
		char c = text[at], next = at + 1 < length ? text[at + 1] : '\0';
		if (walk->in_comment) {
			walk->in_comment = !(c == '*' && next == '/');
			at += !walk->in_comment;
		} else if (c == '/' && next == '/') {
			return 0;
		} else if (c == '/' && next == '*') {
			walk->in_comment = true;
			at++;
		} else if (ISSPACE(c)) {
			continue;
		} else if (walk->begun && c != '(' && c != '{') {
			return c == ')' || c == '}' ? -1 : (int)at + 1;
		} else if (c == ';' || (c == ',' && walk->depth == 0)) { /* not between a binding's names */
			return -1;
		} else if (c == '[' || c == ']') {
			walk->depth += c == '[' ? 1 : -1;
		} else if (walk->depth == 0 && (c == '=' || c == '(' || c == '{')) {
			walk->begun = true;
		}
	}
	return 0;
}

location_t place_of_initialiser(location_t declared)
{
	struct source_walk walk = {0, false, false};
	expanded_location at = expand_location(declared);
	if (declared <= BUILTINS_LOCATION || linemap_location_from_macro_expansion_p(line_table, declared))
		return declared;
	for (int line = at.line; line < at.line + 16; line++) {
		char_span text = source_line(at.file, line);
		size_t from = 0;
		if (!text)
			return declared;
		if (line == at.line) {
			from = (size_t)MAX(at.column - 1, 0);
			while (from < text.length() && ISIDNUM(text[from]))
				from++;
		}
		int column = walk_line(&walk, text.get_buffer(), text.length(), from);
		if (column != 0) {
			location_t found = column > 0 ? place_on_line(declared, line, column) : UNKNOWN_LOCATION;
			return found != UNKNOWN_LOCATION ? found : declared;
		}
	}
	return declared;
}

/* ---- the resolver -------------------------------------------------------------------- */

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
	int line, column;
	if (map == NULL && returns != NULL && returns->contains(location) && find_return(at, &line, &column)) {
		ret_place->line = line;
		ret_place->column = column;
	}
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
	char_span text = source_line(raw_name(file), (int)line);
	*ret_length = text.length();
	return text.get_buffer();
}

location_t place_caret(uint32_t location)
{
	source_range range = get_range_from_loc(line_table, place_unpack(location));
	range.m_start = start_of(location);
	range.m_finish = range.m_finish > BUILTINS_LOCATION ? range.m_finish : get_pure_location(line_table, place_unpack(location));
	const line_map_macro *start_map, *finish_map;
	location_t inside;
	location_t start = unwind(range.m_start, &start_map, &inside);
	location_t finish = unwind(range.m_finish, &finish_map, &inside);
	if (start_map != NULL && start > BUILTINS_LOCATION) /* underline the macro's name */
		finish = linemap_position_for_loc_and_offset(line_table, start,
		                                             strlen(linemap_map_get_macro_name(start_map)) - 1);
	else if (finish_map != NULL)
		finish = start;
	return make_location(start, start, finish);
}

location_t place_at_column(location_t location, int column)
{
	location = get_pure_location(line_table, location);
	const line_map *map = location <= BUILTINS_LOCATION ? NULL : linemap_lookup(line_table, location);
	if (map == NULL || column <= 0 || linemap_macro_expansion_map_p(map))
		return UNKNOWN_LOCATION;
	return linemap_position_for_line_and_column(line_table, linemap_check_ordinary(map), LOCATION_LINE(location),
	                                            column);
}

/* The map must hold columns: the first maps of a file, set up around the
 * command line's macros, don't. */
location_t place_main_source(void)
{
	location_t found = UNKNOWN_LOCATION;
	for (unsigned i = 0; i < LINEMAPS_ORDINARY_USED(line_table); i++) {
		const line_map_ordinary *map = LINEMAPS_ORDINARY_MAP_AT(line_table, i);
		if (LINEMAP_FILE(map) == NULL || LINEMAP_LINE(map) > 1 ||
		    strcmp(LINEMAP_FILE(map), main_input_filename) != 0)
			continue;
		location_t location = linemap_position_for_line_and_column(line_table, map, 1, 1);
		expanded_location at = expand_location(location);
		if (at.file == NULL || strcmp(at.file, main_input_filename) != 0 || at.line != 1)
			continue;
		if (at.column == 1)
			return location;
		found = location;
	}
	return found;
}

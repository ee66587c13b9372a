/* SPDX-License-Identifier: Apache-2.0 */
/* Follows an editor's buffer through its changes, whole or in ranges.  It never
 * reads the file: what counts is what the editor shows. */
#include "document.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int hex_of(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	digit |= 0x20;
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* "file:///a%20b" -> "/a b"; a host is dropped.  NULL: not such a URI. */
static char *path_of(const char *uri)
{
	const char *at = uri;
	char *path, *end;

	if (strncasecmp(at, "file:", 5) != 0)
		return NULL;
	at += 5;
	if (at[0] == '/' && at[1] == '/') {
		at = strchr(at + 2, '/');
		if (!at)
			return NULL;
	}
	path = malloc(strlen(at) + 1);
	if (!path)
		return NULL;
	end = path;
	for (; *at && *at != '?' && *at != '#'; at++) {
		int high = at[0] == '%' && at[1] ? hex_of(at[1]) : -1;
		int low = high >= 0 ? hex_of(at[2]) : -1;

		if (low >= 0 && (high || low)) {
			*end++ = (char)(high << 4 | low);
			at += 2;
		} else {
			*end++ = *at;
		}
	}
	*end = 0;
	return path;
}

void bri_document_free(struct bri_document *document)
{
	if (!document)
		return;
	free(document->uri);
	free(document->path);
	free(document->text);
	free(document);
}

/* The text becomes `length` bytes of `text`; false: out of memory. */
static bool set_text(struct bri_document *document, const char *text, size_t length)
{
	char *copy = malloc(length + 1);

	if (!copy)
		return false;
	memcpy(copy, text, length);
	copy[length] = 0;
	free(document->text);
	document->text = copy;
	document->length = length;
	return true;
}

struct bri_document *bri_document_new(const char *uri, const char *text, size_t length)
{
	struct bri_document *document = calloc(1, sizeof *document);

	if (!document)
		return NULL;
	document->uri = strdup(uri);
	document->path = path_of(uri);
	if (!document->uri || !document->path || !set_text(document, text, length)) {
		bri_document_free(document);
		return NULL;
	}
	return document;
}

/* ---- positions ------------------------------------------------------------------- */

/* Bytes of the UTF-8 sequence that begins here; a stray byte is one. */
static size_t sequence(const char *text, size_t left)
{
	unsigned char lead = (unsigned char)*text;
	size_t wanted = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;

	if (wanted > left)
		return 1;
	for (size_t i = 1; i < wanted; i++)
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return 1;
	return wanted;
}

size_t bri_text_column(const char *line, size_t length, size_t column, bool utf8)
{
	size_t units = 0, at = 0;

	if (utf8)
		return column;
	while (at < length && at < column) {
		size_t bytes = sequence(line + at, length - at);

		units += bytes == 4 ? 2 : 1;
		at += bytes;
	}
	return units;
}

/* The other way: bytes of a line before the position. */
static size_t bytes_before(const char *line, size_t length, size_t column, bool utf8)
{
	size_t units = 0, at = 0;

	if (utf8)
		return column < length ? column : length;
	while (at < length && units < column) {
		size_t bytes = sequence(line + at, length - at);

		units += bytes == 4 ? 2 : 1;
		at += bytes;
	}
	return at;
}

const char *bri_document_line(const struct bri_document *document, size_t line, size_t *ret_length)
{
	const char *at = document->text, *end = at + document->length, *stop;

	for (; line; line--) {
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			return NULL;
		at++;
	}
	stop = memchr(at, '\n', (size_t)(end - at));
	if (!stop)
		stop = end;
	if (stop > at && stop[-1] == '\r')
		stop--;
	*ret_length = (size_t)(stop - at);
	return at;
}

/* Offset in the text; behind the end is the end, as the protocol has it. */
static bool offset_of(const struct bri_document *document, const json_t *position, bool utf8, size_t *ret_offset)
{
	json_int_t line, character;
	const char *start;
	size_t length;

	if (json_unpack((json_t *)(uintptr_t)position, "{s:I, s:I}", "line", &line, "character", &character) < 0 || line < 0 ||
	    character < 0)
		return false;
	start = bri_document_line(document, (size_t)line, &length);
	if (!start)
		*ret_offset = document->length;
	else
		*ret_offset = (size_t)(start - document->text) + bytes_before(start, length, (size_t)character, utf8);
	return true;
}

static bool change_range(struct bri_document *document, const json_t *range, const char *text, size_t length, bool utf8)
{
	size_t start, end;
	char *changed;

	if (!offset_of(document, json_object_get(range, "start"), utf8, &start) ||
	    !offset_of(document, json_object_get(range, "end"), utf8, &end) || start > end)
		return false;
	changed = malloc(document->length - (end - start) + length + 1);
	if (!changed)
		return false;
	memcpy(changed, document->text, start);
	memcpy(changed + start, text, length);
	memcpy(changed + start + length, document->text + end, document->length - end + 1);
	free(document->text);
	document->text = changed;
	document->length += length - (end - start);
	return true;
}

void bri_document_change(struct bri_document *document, const json_t *changes, bool utf8)
{
	const json_t *change;
	size_t index;

	json_array_foreach(changes, index, change)
	{
		const json_t *text = json_object_get(change, "text"), *range = json_object_get(change, "range");
		bool followed = json_is_string(text);

		if (followed && json_is_object(range))
			followed = !document->is_lost && change_range(document, range, json_string_value(text),
			                                              json_string_length(text), utf8);
		else if (followed) {
			followed = set_text(document, json_string_value(text), json_string_length(text));
			document->is_lost = !followed;
		}
		if (!followed)
			document->is_lost = true;
	}
}

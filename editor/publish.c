/* SPDX-License-Identifier: Apache-2.0 */
/* What editors show: the checker's findings turned into diagnostics, and the
 * plugin's own, which come through clangd, given the rule as their code.  It
 * decides nothing: severities and texts are the gate's. */
#include "publish.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SEVERITY_ERROR = 1, SEVERITY_WARNING = 2, SEVERITY_HINT = 4 };

/* The length of "family.kebab-name" at `text`; 0: it is none. */
static size_t rule_at(const char *text)
{
	size_t family = 0, name = 0;

	while (islower((unsigned char)text[family]))
		family++;
	if (!family || text[family] != '.')
		return 0;
	while (islower((unsigned char)text[family + 1 + name]) || isdigit((unsigned char)text[family + 1 + name]) ||
	       text[family + 1 + name] == '-')
		name++;
	return name ? family + 1 + name : 0;
}

bool bri_publish_mark(json_t *diagnostic)
{
	const char *message = json_string_value(json_object_get(diagnostic, "message"));
	const char *code = json_string_value(json_object_get(diagnostic, "code"));
	size_t line = message ? strcspn(message, "\n") : 0;

	if (!message || (code && *code))
		return false;
	if (strncasecmp(message, "brinell: ", 9) == 0)
		return json_object_set_new(diagnostic, "source", json_string("brinell")) == 0;
	for (const char *at = message; (at = memchr(at, '[', (size_t)(message + line - at))) != NULL; at++) {
		size_t length = rule_at(at + 1);
		const char *behind = at + 1 + length;

		if (!length || (*behind != ']' && strncmp(behind, ", waived", 8) != 0))
			continue;
		json_object_set_new(diagnostic, "source", json_string("brinell"));
		json_object_set_new(diagnostic, "code", json_stringn(at + 1, length));
		if (*behind == ',')
			json_object_set_new(diagnostic, "severity", json_integer(SEVERITY_HINT));
		return true;
	}
	return false;
}

/* Positions: lines and columns from 1, in bytes, as the gate counts. */
static json_t *position_of(const struct bri_document *document, json_int_t line, json_int_t column, bool utf8)
{
	size_t length = 0, bytes = column > 0 ? (size_t)column - 1 : 0;
	const char *text = line > 0 ? bri_document_line(document, (size_t)line - 1, &length) : NULL;

	if (text)
		bytes = bri_text_column(text, length, bytes, utf8);
	return json_pack("{s:I, s:I}", "line", line > 0 ? line - 1 : 0, "character", (json_int_t)bytes);
}

static json_t *range_of(const struct bri_document *document, const json_t *at, bool utf8)
{
	json_int_t line = json_integer_value(json_object_get(at, "line"));
	json_int_t column = json_integer_value(json_object_get(at, "column"));
	json_int_t end = json_integer_value(json_object_get(at, "end"));

	return json_pack("{s:o, s:o}", "start", position_of(document, line, column, utf8), "end",
	                 position_of(document, line, end > column ? end : column + 1, utf8));
}

static json_t *uri_of(const char *path)
{
	static const char hex[] = "0123456789ABCDEF";
	char *text = malloc(strlen(path) * 3 + 8), *at = text;
	json_t *uri;

	if (!text)
		return NULL;
	at += strlen(strcpy(at, "file://"));
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (isalnum(c) || strchr("/-_.~", c)) {
			*at++ = (char)c;
		} else {
			*at++ = '%';
			*at++ = hex[c >> 4];
			*at++ = hex[c & 15];
		}
	}
	*at = 0;
	uri = json_string(text);
	free(text);
	return uri;
}

static json_t *related_of(const struct bri_document *document, const json_t *finding, bool utf8)
{
	const json_t *steps = json_object_get(finding, "steps"), *step;
	json_t *all = json_array();
	size_t index;

	json_array_foreach(steps, index, step)
	{
		const char *path = json_string_value(json_object_get(step, "file"));
		bool here = path && strcmp(path, document->path) == 0;

		if (!path || path[0] != '/')
			continue;
		json_array_append_new(all, json_pack("{s:{s:o, s:o}, s:O}", "location", "uri",
		                                     here ? json_string(document->uri) : uri_of(path), "range",
		                                     range_of(document, step, utf8), "message",
		                                     json_object_get(step, "text")));
	}
	return all;
}

/* Editors that can't show what belongs to a diagnostic get it in the text. */
static json_t *message_of(const json_t *finding, bool related)
{
	const char *message = json_string_value(json_object_get(finding, "message"));
	const json_t *steps = json_object_get(finding, "steps"), *step;
	size_t index, size = 1, at = 0;
	json_t *text;
	char *whole;

	if (!message)
		return NULL;
	if (related)
		return json_string(message);
	size += strlen(message);
	json_array_foreach(steps, index, step)
		size += json_string_length(json_object_get(step, "text")) + 1;
	whole = malloc(size);
	if (!whole)
		return NULL;
	at += strlen(strcpy(whole, message));
	json_array_foreach(steps, index, step)
	{
		whole[at++] = '\n';
		at += strlen(strcpy(whole + at, json_string_value(json_object_get(step, "text"))));
	}
	text = json_string(whole);
	free(whole);
	return text;
}

json_t *bri_publish_finding(const struct bri_document *document, const json_t *finding, const struct bri_editor *editor)
{
	const char *file = json_string_value(json_object_get(finding, "file"));
	const char *severity = json_string_value(json_object_get(finding, "severity"));
	json_t *diagnostic, *message, *related;

	if (!file || strcmp(file, document->path) != 0 || !severity)
		return NULL;
	message = message_of(finding, editor->related);
	if (!message)
		return NULL;
	diagnostic = json_pack("{s:o, s:i, s:s, s:o}", "range", range_of(document, finding, editor->utf8), "severity",
	                       strcmp(severity, "error") == 0 ? SEVERITY_ERROR : SEVERITY_WARNING, "source", "brinell", "message", message);
	if (!diagnostic)
		return NULL;
	bri_publish_mark(diagnostic);
	related = editor->related ? related_of(document, finding, editor->utf8) : NULL;
	if (related)
		json_object_set_new(diagnostic, "relatedInformation", related);
	return diagnostic;
}

/* ---- quick fixes ------------------------------------------------------------------ */

json_t *bri_publish_edits(const struct bri_document *document, const json_t *finding, const struct bri_editor *editor)
{
	const json_t *edits = json_object_get(finding, "edits"), *edit;
	json_t *all;
	size_t index;

	if (json_array_size(edits) == 0)
		return NULL;
	all = json_array();
	json_array_foreach(edits, index, edit)
	{
		json_int_t line, column, end_line, end_column;

		if (json_unpack((json_t *)(uintptr_t)edit, "{s:I, s:I, s:I, s:I}", "line", &line, "column", &column, "endLine",
		                &end_line, "endColumn", &end_column) < 0)
			continue;
		json_array_append_new(all, json_pack("{s:{s:o, s:o}, s:O}", "range", "start",
		                                     position_of(document, line, column, editor->utf8), "end",
		                                     position_of(document, end_line, end_column, editor->utf8), "newText",
		                                     json_object_get(edit, "text")));
	}
	return all;
}

json_t *bri_publish_action(const struct bri_document *document, const json_t *diagnostic, const json_t *edits)
{
	const char *text = json_string_value(json_object_get(json_array_get(edits, 0), "newText"));
	json_t *title = !text || !*text ? json_string("brinell: remove what weakens it")
	                                : json_sprintf("brinell: change it to '%s'", text);
	json_t *changes = json_object();

	json_object_set(changes, document->uri, (json_t *)(uintptr_t)edits);
	return json_pack("{s:o, s:s, s:b, s:[O], s:{s:o}}", "title", title, "kind", "quickfix", "isPreferred", 1,
	                 "diagnostics", diagnostic, "edit", "changes", changes);
}

/* ---- older findings -------------------------------------------------------------- */

static void shift(json_t *range, json_int_t by)
{
	static const char *const ends[] = {"start", "end"};

	for (int i = 0; i < 2; i++) {
		json_t *position = json_object_get(range, ends[i]);

		json_object_set_new(position, "line",
		                    json_integer(json_integer_value(json_object_get(position, "line")) + by));
	}
}

#define LOOK_FAR 400

static bool is_line(const struct bri_document *document, json_int_t line, const char *wanted)
{
	size_t length = 0;
	const char *text = line < 0 ? NULL : bri_document_line(document, (size_t)line, &length);

	return text && strlen(wanted) == length && memcmp(text, wanted, length) == 0;
}

bool bri_publish_move(const struct bri_document *document, json_t *diagnostic, const char *line_text)
{
	json_t *range = json_object_get(diagnostic, "range");
	json_int_t line = json_integer_value(json_object_get(json_object_get(range, "start"), "line"));

	for (json_int_t far = 0; far <= LOOK_FAR; far++) {
		json_int_t by = is_line(document, line + far, line_text)   ? far
		                : is_line(document, line - far, line_text) ? -far
		                                                           : LOOK_FAR + 1;
		if (by > LOOK_FAR)
			continue;
		if (by)
			shift(range, by);
		return true;
	}
	return false;
}

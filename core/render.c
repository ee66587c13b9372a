/* SPDX-License-Identifier: Apache-2.0 */
/* Findings as GCC-style text, for gates that have no compiler's voice.
 *
 * Every piece goes to the caller's `emit`; nothing is printed here.  Texts may
 * come from evidence, which is untrusted: control characters are shown as
 * \xNN, so that an object can't write escape sequences to a terminal.  Nothing
 * is allocated, so rendering can't fail. */
#include "render.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LOCUS "\33[01m\33[K"
#define ERROR "\33[01;31m\33[K"
#define WARNING "\33[01;35m\33[K"
#define NOTE "\33[01;36m\33[K"
#define RESET "\33[m\33[K"

/* Source columns shown around a place; longer lines are cut to this window. */
#define WINDOW 160u
#define TAB 8u

static void put(const struct bri_render *render, const char *text, size_t length)
{
	if (length > 0)
		render->emit(render->emit_context, text, length);
}

static void put_text(const struct bri_render *render, const char *text)
{
	put(render, text, strlen(text));
}

static void put_colour(const struct bri_render *render, const char *colour)
{
	if (render->colour)
		put_text(render, colour);
}

/* Untrusted text: control characters become visible. */
static void put_safe(const struct bri_render *render, const char *text)
{
	size_t start = 0, i;

	if (text == NULL)
		return;
	for (i = 0; text[i] != '\0'; i++) {
		unsigned char byte = (unsigned char)text[i];
		char escape[8];

		if (byte >= 0x20 && byte != 0x7f)
			continue;
		put(render, text + start, i - start);
		snprintf(escape, sizeof(escape), "\\x%02x", byte);
		put_text(render, escape);
		start = i + 1;
	}
	put(render, text + start, i - start);
}

__attribute__((format(printf, 2, 3))) static void put_format(const struct bri_render *render, const char *format, ...)
{
	char text[128];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	put_text(render, text);
}

static void put_place(const struct bri_render *render, const char *file, uint32_t line, uint32_t column)
{
	put_colour(render, LOCUS);
	put_safe(render, file == NULL || file[0] == '\0' ? "brinell" : file);
	if (line > 0) {
		put_format(render, ":%" PRIu32, line);
		if (column > 0)
			put_format(render, ":%" PRIu32, column);
	}
	put_text(render, ":");
	put_colour(render, RESET);
	put_text(render, " ");
}

static void put_label(const struct bri_render *render, const char *colour, const char *label)
{
	put_colour(render, colour);
	put_text(render, label);
	put_text(render, ":");
	put_colour(render, RESET);
	put_text(render, " ");
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

static bool is_word(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       byte == '_' || byte >= 0x80;
}

/* The part [first, last) of a line that is shown around byte `at`. */
static void window(const char *text, size_t length, size_t at, size_t *ret_first, size_t *ret_last)
{
	size_t first = 0, last = length;

	if (length > WINDOW) {
		first = at > WINDOW / 2 ? at - WINDOW / 2 : 0;
		if (first + WINDOW > length)
			first = length - WINDOW;
		last = first + WINDOW;
		while (first < at && is_continuation((unsigned char)text[first]))
			first++;
		while (last > at && last < length && is_continuation((unsigned char)text[last]))
			last--;
	}
	*ret_first = first;
	*ret_last = last;
}

/* Bytes [first, last) as shown: tabs expanded, controls as '?'.  With `blank`
 * the same columns in spaces, to move the caret.  Returns columns used. */
static size_t put_columns(const struct bri_render *render, const char *text, size_t first, size_t last, bool blank,
                          size_t column)
{
	size_t i;

	for (i = first; i < last; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (byte == '\t') {
			size_t spaces = TAB - column % TAB;

			column += spaces;
			while (spaces-- > 0)
				put(render, " ", 1);
			continue;
		}
		if (is_continuation(byte)) {
			if (!blank)
				put(render, &text[i], 1);
			continue;
		}
		put(render, blank ? " " : byte < 0x20 || byte == 0x7f ? "?" : &text[i], 1);
		column++;
	}
	return column;
}

static void put_caret(const struct bri_render *render, const char *colour, const char *file, uint32_t line,
                      uint32_t column)
{
	size_t length = 0, first, last, at, end, used;
	const char *text;

	if (!render->carets || render->line == NULL || file == NULL || line == 0 || column == 0)
		return;
	text = render->line(render->line_context, file, line, &length);
	if (text == NULL)
		return;
	while (length > 0 && (text[length - 1] == '\r' || text[length - 1] == '\n'))
		length--;
	at = column - 1;
	if (at >= length)
		return;
	window(text, length, at, &first, &last);
	put_format(render, "%5" PRIu32 " | ", line);
	put_columns(render, text, first, at, false, 0);
	for (end = at; end < last && is_word((unsigned char)text[end]); end++)
		;
	if (end == at)
		end = at + 1;
	/* Column counting restarts from what the first part used, so tabs stay aligned. */
	used = 0;
	for (size_t i = first; i < at; i++) {
		if (text[i] == '\t')
			used += TAB - used % TAB;
		else if (!is_continuation((unsigned char)text[i]))
			used++;
	}
	put_colour(render, colour);
	used = put_columns(render, text, at, end, false, used);
	put_colour(render, RESET);
	put_columns(render, text, end, last, false, used);
	put_text(render, "\n      | ");
	put_columns(render, text, first, at, true, 0);
	put_colour(render, colour);
	put_text(render, "^");
	for (at++; at < end; at++)
		if (!is_continuation((unsigned char)text[at]))
			put_text(render, "~");
	put_colour(render, RESET);
	put_text(render, "\n");
}

static void put_note(const struct bri_render *render, const struct bri_finding *finding, const char *head,
                     const char *first, const char *second)
{
	put_place(render, finding->file, finding->line, finding->column);
	put_label(render, NOTE, "note");
	put_text(render, head);
	put_safe(render, first);
	if (second != NULL && second[0] != '\0') {
		if (first != NULL && first[0] != '\0')
			put_text(render, ", ");
		put_safe(render, second);
	}
	put_text(render, "\n");
}

static bool is_empty(const char *text)
{
	return text == NULL || text[0] == '\0';
}

static void put_waiver(const struct bri_render *render, const struct bri_finding *finding)
{
	put_place(render, finding->file, finding->line, finding->column);
	put_label(render, NOTE, "note");
	put_text(render, "waived by ");
	put_safe(render, is_empty(finding->waiver_owner) ? "nobody" : finding->waiver_owner);
	if (!is_empty(finding->waiver_place)) {
		put_text(render, " in ");
		put_safe(render, finding->waiver_place);
	}
	put_text(render, ": ");
	put_safe(render, finding->waiver_reason);
	put_text(render, "\n");
}

void bri_render_finding(const struct bri_render *render, const struct bri_finding *finding)
{
	const char *colour = NOTE, *label = "unknown";
	bool at_place = !finding->is_option && finding->column > 0;

	if (finding->waived) {
		label = "waived";
	} else if (finding->result == BRI_FAIL) {
		colour = finding->severity == BRI_ERROR ? ERROR : WARNING;
		label = finding->severity == BRI_ERROR ? "error" : "warning";
	}
	if (at_place && !is_empty(finding->function)) {
		put_place(render, finding->file, 0, 0);
		put_text(render, "In function ");
		put_colour(render, LOCUS);
		put_text(render, "'");
		put_safe(render, finding->function);
		put_text(render, "'");
		put_colour(render, RESET);
		put_text(render, ":\n");
	}
	put_place(render, finding->file, finding->line, finding->column);
	put_label(render, colour, label);
	if (!finding->waived && finding->result != BRI_FAIL)
		put_text(render, "not decided: ");
	put_safe(render, finding->message);
	put_text(render, " [");
	put_colour(render, colour);
	put_safe(render, finding->rule);
	put_colour(render, RESET);
	put_text(render, "]\n");
	if (at_place)
		put_caret(render, colour, finding->file, finding->line, finding->column);
	for (size_t i = 0; i < finding->step_count; i++) {
		const struct bri_step *step = &finding->steps[i];

		put_place(render, step->file, step->line, step->column);
		put_label(render, NOTE, "note");
		put_safe(render, step->text);
		put_text(render, "\n");
		put_caret(render, NOTE, step->file, step->line, step->column);
	}
	if (finding->waived)
		put_waiver(render, finding);
	if (!is_empty(finding->clauses) || !is_empty(finding->cwe))
		put_note(render, finding, "", finding->clauses, finding->cwe);
	if (!finding->waived && !is_empty(finding->fix))
		put_note(render, finding, "fix: ", finding->fix, NULL);
}

static void put_count(const struct bri_render *render, size_t count, const char *one, const char *many, bool *any)
{
	if (count == 0)
		return;
	put_format(render, "%s%zu %s", *any ? ", " : "", count, count == 1 ? one : many);
	*any = true;
}

void bri_render_summary(const struct bri_render *render, const struct bri_findings *findings, size_t units)
{
	size_t waived = 0, open = 0, count = bri_findings_count(findings);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		waived += finding->waived;
		open += !finding->waived && finding->result == BRI_UNKNOWN;
	}
	put_count(render, bri_findings_of(findings, BRI_ERROR), "error", "errors", &any);
	put_count(render, bri_findings_of(findings, BRI_WARNING), "warning", "warnings", &any);
	put_count(render, waived, "waived", "waived", &any);
	put_count(render, open + bri_findings_unknown(findings), "unknown", "unknown", &any);
	if (!any)
		put_text(render, "no findings");
	put_format(render, " in %zu %s\n", units, units == 1 ? "unit" : "units");
}

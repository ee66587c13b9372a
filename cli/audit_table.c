/* SPDX-License-Identifier: Apache-2.0 */
/* The audit as a table for people: a row a file, a column a requirement, one
 * mark in each cell.  A requirement that is unknown has a mark of its own. */
#include "audit_document.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 60
#define KIND_WIDTH 22

struct table {
	const struct bri_audit_document *document;
	const char *columns[COLUMNS_MAX];
	size_t count, width; /* width: of the longest name of a file, within reason */
	FILE *stream;
	struct bri_audit_waivers *waivers;
};

static bool is_asked(const struct bri_audit_row *row)
{
	return row->severity != BRI_OFF;
}

static size_t column_of(const struct table *table, const char *rule)
{
	size_t i = 0;

	while (i < table->count && strcmp(table->columns[i], rule) != 0)
		i++;
	return i;
}

static int by_rule(const void *first, const void *second)
{
	return strcmp(*(const char *const *)first, *(const char *const *)second);
}

static void find_columns(struct table *table)
{
	size_t files = bri_audit_files(table->document->audit);

	for (size_t f = 0; f < files; f++) {
		const struct bri_audit_file *file = bri_audit_file_at(table->document->audit, f);
		size_t length = strlen(file->file);

		table->width = length > table->width && length <= 60 ? length : table->width;
		for (size_t i = 0; i < file->row_count; i++)
			if (is_asked(file->rows[i]) && table->count < COLUMNS_MAX &&
			    column_of(table, file->rows[i]->rule) == table->count)
				table->columns[table->count++] = file->rows[i]->rule;
	}
	qsort(table->columns, table->count, sizeof(table->columns[0]), by_rule);
}

/* Of several rows of one rule the worst counts. */
static char mark_of(const struct table *table, const struct bri_audit_file *file, const char *rule)
{
	static const char order[] = "F?w+-";
	char mark = '.';

	for (size_t i = 0; i < file->row_count; i++) {
		const struct bri_audit_row *row = file->rows[i];
		char one;

		if (strcmp(row->rule, rule) != 0 || !is_asked(row))
			continue;
		one = row->result == BRI_PASS             ? '+'
		      : row->result == BRI_NOT_APPLICABLE ? '-'
		      : row->result != BRI_FAIL           ? '?'
		      : bri_audit_waiver(table->waivers, file, row) != NULL ? 'w' : 'F';
		if (mark == '.' || strchr(order, one) < strchr(order, mark))
			mark = one;
	}
	return mark;
}

static void print_mark(const struct table *table, char mark)
{
	const char *colour = mark == 'F' ? "01;31" : mark == '?' ? "01;35" : mark == '+' ? "32" : NULL;

	if (!table->document->colour || colour == NULL)
		fprintf(table->stream, "  %c", mark);
	else
		fprintf(table->stream, "  \33[%sm%c\33[m", colour, mark);
}

static void print_row(const struct table *table, const struct bri_audit_file *file)
{
	size_t length = strlen(file->file);
	char kind[64];

	snprintf(kind, sizeof(kind), "%s%s%s", bri_elf_kind_text(file->kind), file->evidence == BRI_JOINED_NOT ? "" : ", ",
	         bri_joined_text(file->evidence));
	bri_document_print(table->stream, file->file);
	fprintf(table->stream, "%*s  %-*s", length < table->width ? (int)(table->width - length) : 0, "", KIND_WIDTH, kind);
	for (size_t c = 0; c < table->count; c++)
		print_mark(table, mark_of(table, file, table->columns[c]));
	fputc('\n', table->stream);
}

int bri_audit_print_table(const struct bri_audit_document *document, FILE *stream)
{
	struct table table = {.document = document, .width = 4, .stream = stream};
	size_t files = bri_audit_files(document->audit);

	find_columns(&table);
	if (table.count == 0)
		return 0;
	table.waivers = bri_audit_waivers_new(document->findings);
	if (table.waivers == NULL)
		return -1;
	fprintf(stream, "%-*s  %-*s", (int)table.width, "file", KIND_WIDTH, "kind, evidence");
	for (size_t c = 0; c < table.count; c++)
		fprintf(stream, " %2zu", c + 1);
	fputc('\n', stream);
	for (size_t f = 0; f < files; f++)
		print_row(&table, bri_audit_file_at(document->audit, f));
	fputs("+ pass, F fail, w waived, ? unknown, - not applicable, . not asked of it\n", stream);
	for (size_t c = 0; c < table.count; c++)
		fprintf(stream, c % 2 == 1 || c + 1 == table.count ? "%2zu %s\n" : "%2zu %-35s ", c + 1, table.columns[c]);
	bri_audit_waivers_free(table.waivers);
	return 0;
}

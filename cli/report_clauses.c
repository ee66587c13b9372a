/* SPDX-License-Identifier: Apache-2.0 */
/* The clause table for auditors, as CSV (RFC 4180) and as Markdown: each clause
 * of each standard, its levels' states, what it is called elsewhere, who
 * declared it.  What people wrote and a spreadsheet would take for a formula is
 * quoted as text. */
#include "matrix.h"

#include <errno.h>
#include <string.h>

static const char *const heads[] = {"standard", "clause", "title", "low", "medium", "high", "any level", "why",
                                    "a build shows", "rules", "rules that hold", "ETSI EN 303 645", "CRA Annex I",
                                    "EN 18031", "CWE", "declared by", "on", "statement"};
enum { COLUMNS = sizeof(heads) / sizeof(heads[0]), CELL = 1024 };

static void csv_cell(FILE *stream, size_t column, const char *text)
{
	bool formula = column >= 7 && text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;

	fputs(formula ? "\"'" : "\"", stream);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			fputc('"', stream);
		fputc(*text, stream);
	}
	fputc('"', stream);
}

/* Nothing in a cell is Markdown, HTML or the end of the cell. */
static void markdown_cell(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\\`*_[]<>|#~&!", *text) != NULL)
			fputc('\\', stream);
		fputc((unsigned char)*text < 0x20 ? ' ' : *text, stream);
	}
}

static void cells_of(const struct bri_report *report, const struct bri_clause_row *row, char cells[COLUMNS][CELL])
{
	const struct bri_policy *policy = report->policy;
	const struct bri_clause_cell *told = bri_matrix_cell(report, row);
	const char *standard = bri_policy_text(policy, row->clause->standard);
	static const char *const others[] = {"en303645-3.1.3", "cra-annex-i", "en18031", "cwe"};

	snprintf(cells[0], CELL, "%s", standard);
	snprintf(cells[1], CELL, "%s", bri_policy_text(policy, row->clause->clause));
	snprintf(cells[2], CELL, "%s", bri_policy_text(policy, row->clause->title));
	for (size_t level = 0; level < BRI_LEVELS; level++)
		snprintf(cells[3 + level], CELL, "%s", row->cells[level].applies ? bri_state_text(row->cells[level].state) : "");
	snprintf(cells[7], CELL, "%s", told->why);
	snprintf(cells[8], CELL, "%s", bri_policy_text(policy, row->clause->verdict));
	snprintf(cells[9], CELL, "%zu", told->rules);
	snprintf(cells[10], CELL, "%zu", told->holding);
	for (size_t i = 0; i < 4; i++)
		bri_clause_mapping(policy, row->clause, others[i], cells[11 + i], CELL);
	if (strcmp(standard, others[0]) == 0)
		snprintf(cells[11], CELL, "%s", cells[1]);
	cells[15][0] = cells[16][0] = cells[17][0] = '\0';
	if (row->declaration != NULL) {
		snprintf(cells[15], CELL, "%s", bri_policy_text(policy, row->declaration->owner));
		snprintf(cells[16], CELL, "%s", bri_policy_text(policy, row->declaration->date));
		snprintf(cells[17], CELL, "%s", bri_policy_text(policy, row->declaration->statement));
	}
}

static int write_table(const struct bri_report *report, FILE *stream, bool markdown, struct bri_error *reterr)
{
	struct bri_matrix *matrix = bri_matrix_new(report, reterr);
	char cells[COLUMNS][CELL];

	if (matrix == NULL)
		return -1;
	for (size_t i = 0; i < COLUMNS; i++) {
		if (markdown)
			fprintf(stream, "%s %s |%s", i == 0 ? "|" : "", heads[i], i + 1 == COLUMNS ? "\n" : "");
		else
			fprintf(stream, "%s%s%s", i == 0 ? "" : ",", heads[i], i + 1 == COLUMNS ? "\r\n" : "");
	}
	for (size_t i = 0; markdown && i < COLUMNS; i++)
		fprintf(stream, "%s---|%s", i == 0 ? "|" : "", i + 1 == COLUMNS ? "\n" : "");
	for (size_t r = 0; r < matrix->row_count; r++) {
		cells_of(report, &matrix->rows[r], cells);
		for (size_t i = 0; i < COLUMNS; i++) {
			fputs(markdown ? (i == 0 ? "| " : " ") : i == 0 ? "" : ",", stream);
			if (markdown)
				markdown_cell(stream, cells[i]);
			else
				csv_cell(stream, i, cells[i]);
			if (markdown)
				fputs(" |", stream);
		}
		fputs(markdown ? "\n" : "\r\n", stream);
	}
	bri_matrix_free(matrix);
	return ferror(stream) ? bri_error_set(reterr, "", "can't write the table: %s", strerror(errno)) : 0;
}

int bri_report_write_csv(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	return write_table(report, stream, false, reterr);
}

int bri_report_write_markdown(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	return write_table(report, stream, true, reterr);
}

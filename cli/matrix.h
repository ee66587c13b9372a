/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_MATRIX_H
#define BRI_MATRIX_H

#include "document.h"

/* What the evidence comes to, clause by clause.  Proven only when all of the
 * clause is a build's to show, every rule that the level asks for was judged
 * wherever it must be, and nothing was found, accepted or left undecided. */

enum bri_state { BRI_PROVEN, BRI_VIOLATED, BRI_DECLARED, BRI_UNPROVEN, BRI_STATES };
const char *bri_state_text(enum bri_state state); /* "proven" ... */

/* Low, medium, high; the last is that of a standard (or clause) without levels. */
enum { BRI_LEVEL_LOW, BRI_LEVEL_MEDIUM, BRI_LEVEL_HIGH, BRI_LEVEL_NONE, BRI_LEVELS };
const char *bri_level_text(size_t level); /* "low", "medium", "high", "" */

/* One rule under this policy and this evidence. */
enum bri_standing { BRI_HOLDS, BRI_BROKEN, BRI_WAIVED, BRI_UNDECIDED, BRI_NOT_JUDGED, BRI_NOT_ASKED };
const char *bri_standing_text(enum bri_standing standing); /* "holds" ... */
struct bri_rule_standing {
	enum bri_standing standing;
	size_t broken, waived, undecided; /* findings */
	char why[160];                    /* of what is undecided or not judged; "" else */
};

struct bri_clause_cell {
	bool applies;
	enum bri_state state;
	size_t rules, holding;  /* that the level asks for */
	char why[800];          /* why it is no more than it is; "" when proven */
};

struct bri_clause_row {
	const struct bri_clause *clause;
	const struct bri_declaration *declaration; /* NULL none */
	struct bri_clause_cell cells[BRI_LEVELS];
};

struct bri_matrix {
	struct bri_rule_standing *rules; /* in the order of the policy's rules */
	struct bri_clause_row *rows;     /* in the order of the policy's clauses */
	size_t rule_count, row_count;
};

/* NULL: out of memory.  Caller frees. */
struct bri_matrix *bri_matrix_new(const struct bri_report *report, struct bri_error *reterr);
void bri_matrix_free(struct bri_matrix *matrix); /* NULL allowed */

/* A clause's state where one word is wanted: of the level that the policy is
 * for, else the strictest that applies. */
const struct bri_clause_cell *bri_matrix_cell(const struct bri_report *report, const struct bri_clause_row *row);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* The clause matrix.  A level asks what its own built-in policy has on, at its
 * own settings: a milder policy proves nothing of a stricter level.  It never
 * takes silence for a pass: a rule counts as held only where a gate that can
 * judge it has spoken of everything that was gathered. */
#include "matrix.h"
#include "audit.h"
#include "gather.h"
#include "install.h"
#include "waiver.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Which gates can tell of a rule. */
enum { BY_SOURCE = 1, BY_OPTION = 2, BY_OUTPUT = 4, BY_LINK = 8, BY_IMAGE = 16 };

struct asking {
	const struct bri_report *report;
	struct bri_matrix *matrix;
};

const char *bri_state_text(enum bri_state state)
{
	static const char *const words[] = {"proven", "violated", "declared", "unproven"};

	return words[state < BRI_STATES ? state : BRI_UNPROVEN];
}

const char *bri_level_text(size_t level)
{
	static const char *const words[] = {"low", "medium", "high", ""};

	return words[level < BRI_LEVELS ? level : BRI_LEVEL_NONE];
}

const char *bri_standing_text(enum bri_standing standing)
{
	static const char *const words[] = {"holds", "broken", "waived", "unknown", "not judged", "off"};

	return words[standing <= BRI_NOT_ASKED ? standing : BRI_UNDECIDED];
}

static bool is_on(const struct bri_rule *rule)
{
	return rule->severity != BRI_OFF || rule->severity_elsewhere != BRI_OFF;
}

static unsigned gates_of(const struct bri_policy *policy, size_t rule)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	unsigned gates = 0;

	for (size_t i = 0; i < count; i++) {
		if (checks[i].rule != rule)
			continue;
		switch (checks[i].predicate) {
		case BRI_IS_OPTION:
		case BRI_IS_FUNCTION_PROTECTION:
			gates |= BY_OPTION;
			break;
		case BRI_IS_OUTPUT:
			gates |= BY_OUTPUT;
			break;
		case BRI_IS_EVIDENCE:
			gates |= BY_LINK;
			break;
		case BRI_IS_IMAGE:
			gates |= BY_IMAGE;
			break;
		default:
			gates |= BY_SOURCE;
		}
	}
	return gates;
}

/* Rows that the image gate wrote for a rule. */
struct rows {
	size_t pass, fail, unknown;
};

static struct rows rows_of(const struct bri_report *report, const char *id)
{
	size_t files = report->audit == NULL ? 0 : bri_audit_files(report->audit);
	struct rows rows = {0};

	for (size_t f = 0; f < files; f++) {
		const struct bri_audit_file *file = bri_audit_file_at(report->audit, f);

		for (size_t i = 0; i < file->row_count; i++) {
			if (strcmp(file->rows[i]->rule, id) != 0)
				continue;
			rows.pass += file->rows[i]->result == BRI_PASS;
			rows.fail += file->rows[i]->result == BRI_FAIL;
			rows.unknown += file->rows[i]->result == BRI_UNKNOWN;
		}
	}
	return rows;
}

static size_t units_of(const struct bri_gathered *gathered)
{
	return gathered == NULL ? 0 : gathered->units;
}

/* Symbols may be judged after the link: then a link's silence says nothing. */
static bool is_left_to_image(const struct bri_policy *policy, size_t rule)
{
	const char *where = bri_policy_setting(policy, "strip");
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);

	for (size_t i = 0; i < count; i++)
		if (checks[i].rule == rule && checks[i].predicate == BRI_IS_OUTPUT &&
		    strcmp(bri_policy_text(policy, checks[i].subject), "stripped") == 0)
			return where == NULL || strcmp(where, "link") != 0;
	return false;
}

/* Why the rule can't be said to hold; NULL: every gate that can tell has spoken. */
static const char *silence(const struct bri_report *report, size_t rule, const struct rows *rows)
{
	const struct bri_gathered *gathered = report->gathered;
	unsigned gates = gates_of(report->policy, rule);
	bool by_rows = rows->pass + rows->fail > 0;

	if (report->failure_count > 0)
		return "some files could not be read";
	if (gathered != NULL && gathered->other_policy > 0)
		return "some evidence was made under another policy";
	if (gathered != NULL && gathered->no_evidence > 0 && (gates & (BY_SOURCE | BY_OPTION)))
		return "some objects carry no evidence";
	if (gates == 0)
		return "nothing checks it by itself";
	if ((gates & BY_SOURCE) && units_of(gathered) == 0)
		return "no unit's evidence was given";
	if ((gates & BY_OPTION) && units_of(gathered) == 0 && !by_rows)
		return "no unit's evidence was given";
	if ((gates & BY_OUTPUT) && !by_rows && (gathered == NULL || gathered->outputs == 0))
		return "no link's evidence and no linked file was given";
	if (!by_rows && is_left_to_image(report->policy, rule))
		return "the policy leaves it to the image gate, and no linked file was given";
	if ((gates & BY_LINK) && (gathered == NULL || gathered->outputs == 0))
		return "no link's evidence was given";
	if ((gates & BY_IMAGE) && !by_rows)
		return "no image was given";
	return NULL;
}

/* A scope that looks away somewhere. */
static const char *scoped_off(const struct bri_policy *policy, const char *id)
{
	size_t count;
	const struct bri_scope *scopes = bri_policy_scopes(policy, &count);

	for (size_t i = 0; i < count; i++)
		if (scopes[i].severity == BRI_OFF && bri_plain_glob(bri_policy_text(policy, scopes[i].rule), id))
			return bri_policy_text(policy, scopes[i].path ? scopes[i].path : scopes[i].target);
	return NULL;
}

static void count_findings(const struct bri_report *report, const char *id, struct bri_rule_standing *standing)
{
	size_t count = bri_findings_count(report->findings);

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(report->findings, i);

		if (strcmp(finding->rule, id) != 0)
			continue;
		if (finding->waived)
			standing->waived++;
		else if (finding->result == BRI_FAIL)
			standing->broken++;
		else
			standing->undecided++;
	}
}

/* Units whose compiler hasn't got what the rule asks for. */
static size_t unsupported(const struct bri_report *report, size_t rule)
{
	size_t count, units = 0;
	const struct bri_check *checks = bri_policy_checks(report->policy, &count);

	for (size_t i = 0; report->gathered != NULL && i < count; i++) {
		if (checks[i].rule != rule || checks[i].predicate != BRI_IS_OPTION)
			continue;
		for (size_t r = 0; r < report->gathered->records; r++) {
			const char **option = report->gathered->list[r].options;

			for (; option != NULL && option[0] != NULL; option += 2)
				units += strcmp(option[0], bri_policy_text(report->policy, checks[i].subject)) == 0 &&
				         strcmp(option[1], "unsupported") == 0;
		}
	}
	return units;
}

static void stand(const struct asking *asking, size_t rule)
{
	const struct bri_report *report = asking->report;
	const struct bri_policy *policy = report->policy;
	const struct bri_rule *said = &bri_policy_rules(policy, NULL)[rule];
	const char *id = bri_policy_text(policy, said->id), *why = NULL, *scope = scoped_off(policy, id);
	struct bri_rule_standing *standing = &asking->matrix->rules[rule];
	struct rows rows = rows_of(report, id);
	size_t units, silent = bri_findings_unknown_of(report->findings, id), bodies = bri_findings_unknown_of(report->findings, "");

	count_findings(report, id, standing);
	standing->standing = BRI_HOLDS;
	if (standing->broken > 0) {
		standing->standing = BRI_BROKEN;
	} else if (standing->waived > 0) {
		standing->standing = BRI_WAIVED;
	} else if (!is_on(said)) {
		standing->standing = BRI_NOT_ASKED;
	} else if (standing->undecided + rows.unknown > 0) {
		standing->standing = BRI_UNDECIDED;
		snprintf(standing->why, sizeof(standing->why), "%zu unknown", standing->undecided + rows.unknown);
	} else if (scope != NULL) {
		standing->standing = BRI_NOT_JUDGED;
		snprintf(standing->why, sizeof(standing->why), "a scope switches it off for %.100s", scope);
	} else if ((why = silence(report, rule, &rows)) != NULL) {
		standing->standing = BRI_NOT_JUDGED;
		snprintf(standing->why, sizeof(standing->why), "%s", why);
	} else if ((units = unsupported(report, rule)) > 0) {
		standing->standing = BRI_NOT_JUDGED;
		snprintf(standing->why, sizeof(standing->why), "not achievable: the compiler of %zu %s has no such option", units,
		         units == 1 ? "unit" : "units");
	} else if (silent > 0) {
		standing->standing = BRI_UNDECIDED;
		snprintf(standing->why, sizeof(standing->why), "%zu %s could not be decided", silent, silent == 1 ? "value" : "values");
	} else if (bodies > 0 && (gates_of(policy, rule) & BY_SOURCE)) {
		standing->standing = BRI_UNDECIDED;
		snprintf(standing->why, sizeof(standing->why), "%zu %s too large to be decided", bodies,
		         bodies == 1 ? "function or file was" : "functions or files were");
	}
}

/* ---- levels ------------------------------------------------------------------------ */

/* The built-in policy that says what a level of a standard asks; NULL: there is none. */
static struct bri_policy *open_level(const struct bri_report *report, const char *standard, size_t level)
{
	struct bri_error error;
	char path[PATH_MAX];

	if (report->policies == NULL ||
	    !bri_fits(path, sizeof(path), "%s/%s%s%s.bri", report->policies, standard, level < BRI_LEVEL_NONE ? "-" : "",
	              bri_level_text(level)))
		return NULL;
	return bri_policy_open(path, &error);
}

static int place_in(const struct bri_policy *policy, const struct bri_check *check, const char *value)
{
	const struct bri_condition *order = &bri_policy_conditions(policy, NULL)[check->first_condition];
	const uint32_t *words = bri_policy_words(policy, NULL);

	for (uint32_t i = 0; check->conditions > 0 && value != NULL && i < order->count; i++)
		if (strcmp(bri_policy_text(policy, words[order->first + i]), value) == 0)
			return (int)i;
	return -1;
}

/* Is a setting that the rule compares with weaker here than the level wants it? */
static bool is_weaker(const struct bri_policy *ours, const struct bri_policy *level, size_t rule)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(ours, &count);

	for (size_t i = 0; i < count; i++) {
		const char *key = bri_policy_text(ours, checks[i].setting), *theirs;

		if (checks[i].rule != rule || checks[i].predicate != BRI_IS_OPTION || key[0] == '\0')
			continue;
		theirs = bri_policy_setting(level, key);
		if (theirs != NULL &&
		    place_in(ours, &checks[i], bri_policy_setting(ours, key)) < place_in(ours, &checks[i], theirs))
			return true;
	}
	return false;
}

/* Does the level ask for the rule, and does the rule serve the clause? */
static bool is_asked(const struct asking *asking, size_t rule, const char *standard, const char *clause,
                     const struct bri_policy *level)
{
	const struct bri_policy *policy = asking->report->policy;
	const struct bri_rule *said = &bri_policy_rules(policy, NULL)[rule];
	const struct bri_reference *references = &bri_policy_references(policy, NULL)[said->first_reference];
	const struct bri_rule *theirs = level == NULL ? NULL : bri_policy_find_rule(level, bri_policy_text(policy, said->id));
	const struct bri_rule_standing *standing = &asking->matrix->rules[rule];
	bool refers = false;

	for (uint32_t i = 0; i < said->references && !refers; i++)
		refers = strcmp(bri_policy_text(policy, references[i].standard), standard) == 0 &&
		         strcmp(bri_policy_text(policy, references[i].clause), clause) == 0;
	return refers && (theirs == NULL || is_on(theirs) || standing->broken + standing->waived > 0);
}

/* What keeps a cell open: each reason once, behind the rules that have it. */
struct openings {
	struct {
		char reason[200], rules[240];
	} at[6];
	size_t count, more;
};

static void add_opening(struct openings *openings, const char *rule, const char *reason)
{
	size_t i = 0, used;

	while (i < openings->count && strcmp(openings->at[i].reason, reason) != 0)
		i++;
	if (i == sizeof(openings->at) / sizeof(openings->at[0])) {
		openings->more++;
		return;
	}
	if (i == openings->count) {
		snprintf(openings->at[i].reason, sizeof(openings->at[i].reason), "%s", reason);
		snprintf(openings->at[i].rules, sizeof(openings->at[i].rules), "%s", rule);
		openings->count++;
		return;
	}
	used = strlen(openings->at[i].rules);
	if (used + strlen(rule) + 3 > sizeof(openings->at[i].rules))
		openings->more++;
	else
		snprintf(openings->at[i].rules + used, sizeof(openings->at[i].rules) - used, ", %s", rule);
}

static void write_openings(const struct openings *openings, char *why, size_t room)
{
	size_t used = 0;

	for (size_t i = 0; i < openings->count && used < room; i++)
		used += (size_t)snprintf(why + used, room - used, "%s%s: %s", i == 0 ? "" : "; ", openings->at[i].rules,
		                         openings->at[i].reason);
	if (openings->more > 0 && used < room)
		snprintf(why + used, room - used, "; and %zu more", openings->more);
}

static void fill_cell(const struct asking *asking, const struct bri_clause_row *row, const struct bri_policy *level,
                      struct bri_clause_cell *cell)
{
	const struct bri_policy *policy = asking->report->policy;
	const char *standard = bri_policy_text(policy, row->clause->standard);
	const char *clause = bri_policy_text(policy, row->clause->clause);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	struct openings openings = {.count = 0};
	size_t broken = 0, waived = 0;
	char reason[sizeof(openings.at[0].reason)];

	for (size_t r = 0; r < asking->matrix->rule_count; r++) {
		const struct bri_rule_standing *standing = &asking->matrix->rules[r];

		if (!is_asked(asking, r, standard, clause, level))
			continue;
		cell->rules++;
		broken += standing->broken;
		waived += standing->waived;
		snprintf(reason, sizeof(reason), "%s%s%s", bri_standing_text(standing->standing), standing->why[0] ? ": " : "",
		         standing->why);
		if (standing->standing == BRI_HOLDS && (level == NULL || !is_weaker(policy, level, r)))
			cell->holding++;
		else
			add_opening(&openings, bri_policy_text(policy, rules[r].id),
			            standing->standing == BRI_HOLDS ? "this policy's setting is milder than the level's" : reason);
	}
	cell->state = BRI_UNPROVEN;
	if (broken > 0 || waived > 0) {
		cell->state = BRI_VIOLATED;
		snprintf(cell->why, sizeof(cell->why), "%zu %s, %zu waived", broken, broken == 1 ? "finding" : "findings", waived);
	} else if (cell->rules > 0 && openings.count == 0 && strcmp(bri_policy_text(policy, row->clause->verdict), "FULL") == 0) {
		cell->state = BRI_PROVEN;
	} else if (cell->rules == 0) {
		snprintf(cell->why, sizeof(cell->why), "no rule decides it: the maker's own word is needed");
	} else if (openings.count > 0) {
		write_openings(&openings, cell->why, sizeof(cell->why));
	} else {
		snprintf(cell->why, sizeof(cell->why), "what a build can show holds; the rest needs the maker's own word");
	}
	if (cell->state == BRI_UNPROVEN && row->declaration != NULL)
		cell->state = BRI_DECLARED;
}

static const struct bri_declaration *declared(const struct bri_policy *policy, const struct bri_clause *clause)
{
	size_t count;
	const struct bri_declaration *declarations = bri_policy_declarations(policy, &count), *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (strcmp(bri_policy_text(policy, declarations[i].standard), bri_policy_text(policy, clause->standard)) == 0 &&
		    strcmp(bri_policy_text(policy, declarations[i].clause), bri_policy_text(policy, clause->clause)) == 0)
			found = &declarations[i]; /* a later one speaks for the project */
	return found;
}

/* Clauses of one standard lie together: its levels' policies are opened once. */
static void fill_rows(const struct asking *asking, const struct bri_clause *clauses)
{
	const struct bri_policy *policy = asking->report->policy;
	struct bri_policy *levels[BRI_LEVELS] = {NULL};
	const char *standard = "";

	for (size_t i = 0; i < asking->matrix->row_count; i++) {
		struct bri_clause_row *row = &asking->matrix->rows[i];
		const char *letters = bri_policy_text(policy, clauses[i].levels);

		row->clause = &clauses[i];
		row->declaration = declared(policy, row->clause);
		if (strcmp(standard, bri_policy_text(policy, clauses[i].standard)) != 0) {
			standard = bri_policy_text(policy, clauses[i].standard);
			for (size_t level = 0; level < BRI_LEVELS; level++) {
				bri_policy_close(levels[level]);
				levels[level] = open_level(asking->report, standard, level);
			}
		}
		for (size_t level = 0; level < BRI_LEVELS; level++) {
			row->cells[level].applies = level == BRI_LEVEL_NONE ? letters[0] == '\0'
			                                                    : strchr(letters, "LMH"[level]) != NULL;
			if (row->cells[level].applies)
				fill_cell(asking, row, levels[level], &row->cells[level]);
		}
	}
	for (size_t level = 0; level < BRI_LEVELS; level++)
		bri_policy_close(levels[level]);
}

struct bri_matrix *bri_matrix_new(const struct bri_report *report, struct bri_error *reterr)
{
	struct bri_matrix *matrix = calloc(1, sizeof(*matrix));
	struct asking asking = {report, matrix};
	const struct bri_clause *clauses;

	if (matrix != NULL) {
		bri_policy_rules(report->policy, &matrix->rule_count);
		clauses = bri_policy_clauses(report->policy, &matrix->row_count);
		matrix->rules = calloc(matrix->rule_count + 1, sizeof(*matrix->rules));
		matrix->rows = calloc(matrix->row_count + 1, sizeof(*matrix->rows));
		if (matrix->rules != NULL && matrix->rows != NULL) {
			for (size_t i = 0; i < matrix->rule_count; i++)
				stand(&asking, i);
			fill_rows(&asking, clauses);
			return matrix;
		}
	}
	bri_matrix_free(matrix);
	bri_error_set(reterr, "", "out of memory while weighing clauses");
	return NULL;
}

void bri_matrix_free(struct bri_matrix *matrix)
{
	if (matrix == NULL)
		return;
	free(matrix->rules);
	free(matrix->rows);
	free(matrix);
}

const struct bri_clause_cell *bri_matrix_cell(const struct bri_report *report, const struct bri_clause_row *row)
{
	const char *name = bri_policy_text(report->policy, bri_policy_header(report->policy)->name);
	size_t length = strlen(name);

	for (size_t level = 0; level < BRI_LEVEL_NONE; level++) {
		size_t tail = strlen(bri_level_text(level));

		if (length > tail && name[length - tail - 1] == '-' && strcmp(name + length - tail, bri_level_text(level)) == 0 &&
		    row->cells[level].applies)
			return &row->cells[level];
	}
	for (size_t level = BRI_LEVELS; level-- > 0;)
		if (row->cells[level].applies)
			return &row->cells[level];
	return &row->cells[BRI_LEVEL_NONE];
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What a project adds for itself, and the standards' clauses: scopes, waivers,
 * declarations.  It refuses a waiver without reason, owner or expiry, a rule or
 * clause that doesn't exist, and a date that the calendar doesn't have. */

#include "policy_set.h"

#include <stdio.h>
#include <string.h>

static const char *const severity_words[] = {"off", "warning", "error", NULL};
static const char *const verdict_words[] = {"FULL", "MOST", "PARTIAL", "DECLARE", NULL};

/* ---- clauses -------------------------------------------------------------------- */

static bool is_standard(const struct bri_build *build, const char *standard)
{
	const struct bri_clause *clauses = build->tables[BRI_TABLE_CLAUSES].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_CLAUSES); i++)
		if (strcmp(bri_build_string(build, clauses[i].standard), standard) == 0)
			return true;
	return false;
}

static bool is_clause(const struct bri_build *build, const char *standard, const char *clause)
{
	const struct bri_clause *clauses = build->tables[BRI_TABLE_CLAUSES].items;

	for (uint32_t i = 0; i < bri_build_count(build, BRI_TABLE_CLAUSES); i++)
		if (strcmp(bri_build_string(build, clauses[i].standard), standard) == 0 &&
		    strcmp(bri_build_string(build, clauses[i].clause), clause) == 0)
			return true;
	return false;
}

/* A list of texts as one: "C, R". */
static int join_texts(struct bri_build *build, const struct bri_yaml *list, const char *name, char *ret_text,
                      size_t size)
{
	const struct bri_yaml *item;
	const char *text = NULL;
	size_t used = strlen(ret_text);

	for (size_t n = 0; (item = bri_yaml_item(list, n)); n++) {
		int more;

		if (bri_yaml_text(item, name, &text, build->reterr) < 0)
			return -1;
		more = snprintf(ret_text + used, size - used, "%s%s", n ? ", " : "", text);
		if (more < 0 || (size_t)more >= size - used)
			return bri_yaml_error(item, build->reterr, "'%s' is too long", name);
		used += (size_t)more;
	}
	return 0;
}

/* {en303645-3.1.3: ["5.5-1", "5.5-2"], cwe: "295"} as "en303645-3.1.3 5.5-1, 5.5-2; cwe 295" */
static int join_maps(struct bri_build *build, const struct bri_yaml *maps, char *ret_text, size_t size)
{
	if (maps->kind != BRI_YAML_MAP)
		return bri_yaml_error(maps, build->reterr, "'maps' must be a map of standard to clauses");
	for (size_t i = 0; i < maps->count; i++) {
		size_t used = strlen(ret_text);
		int more = snprintf(ret_text + used, size - used, "%s%s ", i ? "; " : "", maps->keys[i]->text);

		if (more < 0 || (size_t)more >= size - used)
			return bri_yaml_error(maps, build->reterr, "'maps' is too long");
		if (join_texts(build, maps->items[i], maps->keys[i]->text, ret_text, size) < 0)
			return -1;
	}
	return 0;
}

static int read_clause(struct bri_build *build, const struct bri_yaml *map, const char *standard)
{
	static const char *const keys[] = {"clause", "title", "levels", "stage", "verdict", "maps", "note", NULL};
	const struct bri_yaml *stage, *maps, *verdict;
	const char *clause = NULL, *title = NULL, *levels = NULL, *note = NULL;
	char stages[64] = "", mappings[1024] = "";
	struct bri_clause *one;
	unsigned which = 0;

	if (bri_yaml_is_map(map, "a clause", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "clause", true, &clause, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "title", true, &title, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "levels", false, &levels, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "note", false, &note, build->reterr) < 0)
		return -1;
	if (is_clause(build, standard, clause))
		return bri_yaml_error(bri_yaml_get(map, "clause"), build->reterr, "clause '%.60s' is listed twice",
		                      clause);
	stage = bri_yaml_get(map, "stage");
	maps = bri_yaml_get(map, "maps");
	verdict = bri_yaml_get(map, "verdict");
	if (!verdict)
		return bri_yaml_error(map, build->reterr, "missing key 'verdict'");
	if ((stage && join_texts(build, stage, "stage", stages, sizeof stages) < 0) ||
	    (maps && join_maps(build, maps, mappings, sizeof mappings) < 0) ||
	    bri_yaml_word(verdict, "verdict", verdict_words, &which, build->reterr) < 0)
		return -1;
	one = bri_build_add(build, BRI_TABLE_CLAUSES);
	one->standard = bri_build_text(build, standard);
	one->clause = bri_build_text(build, clause);
	one->title = bri_build_text(build, title);
	one->levels = bri_build_text(build, levels);
	one->stage = bri_build_text(build, stages);
	one->verdict = bri_build_text(build, verdict_words[which]);
	one->mappings = bri_build_text(build, mappings);
	return 0;
}

int bri_build_clauses_file(struct bri_build *build, const struct bri_yaml *file)
{
	static const char *const keys[] = {"standard", "title", "source", "clauses", NULL};
	const char *standard = NULL, *title = NULL, *source = NULL;
	const struct bri_yaml *clauses;

	if (bri_yaml_is_map(file, "a clauses file", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(file, "standard", true, &standard, build->reterr) < 0 ||
	    bri_yaml_key_text(file, "title", true, &title, build->reterr) < 0 ||
	    bri_yaml_key_text(file, "source", false, &source, build->reterr) < 0)
		return -1;
	clauses = bri_yaml_get(file, "clauses");
	if (!clauses || clauses->kind != BRI_YAML_LIST)
		return bri_yaml_error(clauses ? clauses : file, build->reterr, "'clauses' must be a list");
	for (size_t i = 0; i < clauses->count; i++)
		if (read_clause(build, clauses->items[i], standard) < 0)
			return -1;
	return bri_build_memory(build);
}

int bri_build_check_references(struct bri_build *build)
{
	const struct bri_build_rule *rules = build->rules.items;
	const struct bri_reference *references = build->tables[BRI_TABLE_REFERENCES].items;

	for (size_t i = 0; i < build->rules.count; i++) {
		const struct bri_rule *rule = &rules[i].rule;

		for (uint32_t n = rule->first_reference; n < rule->first_reference + rule->references; n++) {
			const char *standard = bri_build_string(build, references[n].standard);
			const char *clause = bri_build_string(build, references[n].clause);

			if (is_standard(build, standard) && !is_clause(build, standard, clause))
				return bri_yaml_error(rules[i].at, build->reterr,
				                      "rule '%s' refers to unknown clause '%.60s' of %.60s",
				                      rules[i].id, clause, standard);
		}
	}
	return 0;
}

/* ---- the project's own ------------------------------------------------------------ */

/* "brinell.yaml:12": without directories, so that it is the same wherever the tree lies. */
static uint32_t place_of(struct bri_build *build, const struct bri_yaml *at)
{
	const char *slash = strrchr(at->file, '/');
	char place[300];

	snprintf(place, sizeof place, "%.250s:%u", slash ? slash + 1 : at->file, (unsigned)at->line);
	return bri_build_text(build, place);
}

static const char *const language_words[] = {"c", "c++", NULL};
static const char *const environment_words[] = {"hosted", "freestanding", "kernel", NULL};

/* An optional word of a table. */
static int read_word(struct bri_build *build, const struct bri_yaml *map, const char *key, const char *const *words,
                     const char **ret_word)
{
	const struct bri_yaml *node = bri_yaml_get(map, key);
	unsigned which = 0;

	if (!node)
		return 0;
	if (bri_yaml_word(node, key, words, &which, build->reterr) < 0)
		return -1;
	*ret_word = words[which];
	return 0;
}

static int read_scope(struct bri_build *build, const struct bri_yaml *map)
{
	static const char *const keys[] = {"rule", "path", "target", "severity", "triple", "language", "environment", NULL};
	const char *rule = NULL, *path = NULL, *target = NULL, *triple = NULL, *language = NULL, *environment = NULL;
	const struct bri_yaml *severity;
	struct bri_scope *scope;
	unsigned which = 0;

	if (bri_yaml_is_map(map, "a scope", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "rule", true, &rule, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "path", false, &path, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "target", false, &target, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "triple", false, &triple, build->reterr) < 0 ||
	    read_word(build, map, "language", language_words, &language) < 0 ||
	    read_word(build, map, "environment", environment_words, &environment) < 0 ||
	    bri_build_rule_glob(build, bri_yaml_get(map, "rule"), rule) < 0)
		return -1;
	severity = bri_yaml_get(map, "severity");
	if (!severity)
		return bri_yaml_error(map, build->reterr, "missing key 'severity'");
	if (!path && !target && !triple && !language && !environment)
		return bri_yaml_error(map, build->reterr,
		                      "a scope needs a 'path', a 'target' (what is linked) or the unit's 'triple', 'language' or "
		                      "'environment'; for all of it use 'severities'");
	if (target && (triple || language || environment))
		return bri_yaml_error(map, build->reterr, "'target' speaks of what is linked, 'triple', 'language' and "
		                      "'environment' of units: write two scopes");
	if (bri_yaml_word(severity, "severity", severity_words, &which, build->reterr) < 0)
		return -1;
	scope = bri_build_add(build, BRI_TABLE_SCOPES);
	scope->rule = bri_build_text(build, rule);
	scope->path = bri_build_text(build, path);
	scope->target = bri_build_text(build, target);
	scope->severity = (uint8_t)which;
	scope->triple = bri_build_text(build, triple);
	scope->language = bri_build_text(build, language);
	scope->environment = bri_build_text(build, environment);
	return 0;
}

static int read_waiver(struct bri_build *build, const struct bri_yaml *map)
{
	static const char *const keys[] = {"rule", "path", "reason", "owner", "expires", "digest", "function", "count", NULL};
	const char *rule = NULL, *path = NULL, *reason = NULL, *owner = NULL, *expires = NULL, *digest = NULL, *function = NULL;
	int64_t count = 0;
	struct bri_waiver *waiver;
	uint32_t days = 0;

	if (bri_yaml_is_map(map, "a waiver", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "rule", true, &rule, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "path", true, &path, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "reason", true, &reason, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "owner", true, &owner, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "expires", true, &expires, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "digest", false, &digest, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "function", false, &function, build->reterr) < 0 ||
	    (bri_yaml_get(map, "count") && bri_yaml_number(bri_yaml_get(map, "count"), "count", &count, build->reterr) < 0) ||
	    bri_yaml_date(bri_yaml_get(map, "expires"), "expires", &days, build->reterr) < 0 ||
	    bri_build_rule_glob(build, bri_yaml_get(map, "rule"), rule) < 0)
		return -1;
	for (size_t i = 0; i < 2; i++) {
		const char *text = i ? owner : reason;

		if (strspn(text, " \t") == strlen(text))
			return bri_yaml_error(bri_yaml_get(map, i ? "owner" : "reason"), build->reterr, "'%s' is empty",
			                      i ? "owner" : "reason");
	}
	if (digest && (strlen(digest) != 64 || strspn(digest, "0123456789abcdef") != 64))
		return bri_yaml_error(bri_yaml_get(map, "digest"), build->reterr,
		                      "'digest' must be 64 lower-case hex digits (SHA-256)");
	if (bri_yaml_get(map, "count") && (count < 1 || count > 1000000))
		return bri_yaml_error(bri_yaml_get(map, "count"), build->reterr, "'count' must be a number from 1 to 1000000");
	waiver = bri_build_add(build, BRI_TABLE_WAIVERS);
	waiver->rule = bri_build_text(build, rule);
	waiver->path = bri_build_text(build, path);
	waiver->reason = bri_build_text(build, reason);
	waiver->owner = bri_build_text(build, owner);
	waiver->expires = days;
	waiver->digest = bri_build_text(build, digest);
	waiver->place = place_of(build, map);
	waiver->function = bri_build_text(build, function);
	waiver->count = (uint32_t)count;
	return 0;
}

static int read_declaration(struct bri_build *build, const struct bri_yaml *map)
{
	static const char *const keys[] = {"clause", "standard", "statement", "owner", "date", NULL};
	const char *clause = NULL, *standard = NULL, *statement = NULL, *owner = NULL, *date = NULL;
	struct bri_declaration *declaration;
	uint32_t days = 0;

	if (bri_yaml_is_map(map, "a declaration", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "clause", true, &clause, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "standard", true, &standard, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "statement", true, &statement, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "owner", true, &owner, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "date", true, &date, build->reterr) < 0 ||
	    bri_yaml_date(bri_yaml_get(map, "date"), "date", &days, build->reterr) < 0)
		return -1;
	if (!is_standard(build, standard))
		return bri_yaml_error(bri_yaml_get(map, "standard"), build->reterr, "unknown standard '%.60s'",
		                      standard);
	if (!is_clause(build, standard, clause))
		return bri_yaml_error(bri_yaml_get(map, "clause"), build->reterr, "unknown clause '%.60s' of %.60s",
		                      clause, standard);
	declaration = bri_build_add(build, BRI_TABLE_DECLARATIONS);
	declaration->standard = bri_build_text(build, standard);
	declaration->clause = bri_build_text(build, clause);
	declaration->statement = bri_build_text(build, statement);
	declaration->owner = bri_build_text(build, owner);
	declaration->date = bri_build_text(build, date);
	declaration->place = place_of(build, map);
	return 0;
}

/* One list of one document, and before it of what the document extends, each
 * document once. */
static int read_list(struct bri_build *build, const struct bri_set *set, size_t index, const char *key,
                     int (*read)(struct bri_build *, const struct bri_yaml *), bool *done)
{
	const struct bri_set_document *document = &set->documents[index];
	const struct bri_yaml *list = document->is_project ? bri_yaml_get(document->yaml, key) : NULL;

	if (done[index])
		return 0;
	done[index] = true;
	for (size_t i = 0; i < document->parent_count; i++)
		if (read_list(build, set, document->parents[i], key, read, done) < 0)
			return -1;
	if (!list)
		return 0;
	if (list->kind != BRI_YAML_LIST)
		return bri_yaml_error(list, build->reterr, "'%s' must be a list", key);
	for (size_t i = 0; i < list->count; i++)
		if (read(build, list->items[i]) < 0)
			return -1;
	return bri_build_memory(build);
}

int bri_build_scopes(struct bri_build *build, const struct bri_set *set)
{
	bool done[BRI_SET_DOCUMENTS_MAX] = {false};

	return read_list(build, set, 0, "scopes", read_scope, done);
}

int bri_build_own(struct bri_build *build, const struct bri_set *set)
{
	bool done[BRI_SET_DOCUMENTS_MAX] = {false}, done_too[BRI_SET_DOCUMENTS_MAX] = {false};

	if (read_list(build, set, 0, "waivers", read_waiver, done) < 0)
		return -1;
	return read_list(build, set, 0, "declarations", read_declaration, done_too);
}

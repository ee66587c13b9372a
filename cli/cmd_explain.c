/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell explain`: everything the policy says of a rule, a clause of any
 * standard, or a weakness, with a bad and a good example. */
#include "chosen.h"
#include "command.h"
#include "document.h"
#include "options.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct explaining {
	const struct bri_policy *policy;
	const char *standard; /* NULL: any */
	json_t *examples;     /* {rule: {bad, good}}; NULL: none were built */
};

static const char *text(const struct explaining *explaining, uint32_t string)
{
	return bri_policy_text(explaining->policy, string);
}

static const char *severity_word(uint8_t severity)
{
	return severity == BRI_ERROR ? "error" : severity == BRI_WARNING ? "warning" : "off";
}

/* "xiaomi-2.0 4.2.3  HTTPS certificate verification" */
static void print_clause(const struct explaining *explaining, const char *standard, const char *clause)
{
	size_t count;
	const struct bri_clause *clauses = bri_policy_clauses(explaining->policy, &count);

	printf("  %s %s", standard, clause);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(text(explaining, clauses[i].standard), standard) != 0 ||
		    strcmp(text(explaining, clauses[i].clause), clause) != 0)
			continue;
		printf("  %s", text(explaining, clauses[i].title));
		break;
	}
	putchar('\n');
}

static void print_fixes(const struct explaining *explaining, const struct bri_rule *rule)
{
	const struct bri_fix *fixes = bri_policy_fixes(explaining->policy, NULL);

	if (text(explaining, rule->fix)[0] != '\0')
		printf("\nFix: %s\n", text(explaining, rule->fix));
	for (uint32_t i = 0; i < rule->fixes; i++)
		printf("  %s: %s\n", text(explaining, fixes[rule->first_fix + i].library),
		       text(explaining, fixes[rule->first_fix + i].text));
}

/* Libraries whose API facts can break the rule. */
static void print_libraries(const struct explaining *explaining, const struct bri_rule *rule)
{
	size_t role_count, api_count, found = 0;
	const struct bri_role *roles = bri_policy_roles(explaining->policy, &role_count);
	const struct bri_check *checks = bri_policy_checks(explaining->policy, NULL);
	const struct bri_rule *rules = bri_policy_rules(explaining->policy, NULL);
	const struct bri_api *apis = bri_policy_apis(explaining->policy, &api_count);
	const char *last = "";

	for (size_t i = 0; i < api_count; i++) {
		const char *library = text(explaining, apis[i].library);
		bool asked = false;

		if (apis[i].role == BRI_NOTHING || apis[i].role >= role_count || strcmp(library, last) == 0)
			continue;
		for (uint32_t c = 0; c < roles[apis[i].role].checks; c++)
			asked = asked || &rules[checks[roles[apis[i].role].first_check + c].rule] == rule;
		if (!asked)
			continue;
		/* APIs are ordered by name, so a library may come again: print few. */
		if (found++ < 12)
			printf("%s%s (%s)", found == 1 ? "\nSeen in: " : ", ", text(explaining, apis[i].name), library);
		last = library;
	}
	if (found > 0)
		printf("%s\n", found > 12 ? ", ..." : "");
}

/* Indented, so that one sees where it ends. */
static void print_code(const char *label, const char *code)
{
	if (code == NULL)
		return;
	printf("\n%s:\n", label);
	while (*code != '\0') {
		size_t length = strcspn(code, "\n");

		printf("    %.*s\n", (int)length, code);
		code += length + (code[length] == '\n');
	}
}

static void print_examples(const struct explaining *explaining, const char *id)
{
	const json_t *example = json_object_get(explaining->examples, id);

	print_code("Bad", json_string_value(json_object_get(example, "bad")));
	print_code("Good", json_string_value(json_object_get(example, "good")));
}

/* What a waiver of the rule may name: a file that is shipped or linked, where every check is of such; else a source. */
static const char *waived_path(const struct explaining *explaining, const struct bri_rule *rule)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(explaining->policy, &count);
	const char *path = "src/file.c";

	for (size_t i = 0; i < count; i++) {
		if (&bri_policy_rules(explaining->policy, NULL)[checks[i].rule] != rule)
			continue;
		if (checks[i].predicate != BRI_IS_IMAGE && checks[i].predicate != BRI_IS_OUTPUT)
			return "src/file.c";
		path = checks[i].predicate == BRI_IS_IMAGE ? "etc/file" : "usr/bin/program";
	}
	return path;
}

static void print_waiver(const struct explaining *explaining, const struct bri_rule *rule, const char *id)
{
	const char *path = waived_path(explaining, rule);

	printf("\nTo accept a finding, in brinell.yaml:\n"
	       "  waivers:\n"
	       "    - {rule: %s, path: \"%s\", reason: why it is safe, owner: who answers for it, expires: 2027-06-30}\n",
	       id, path);
	if (strncmp(path, "src/", 4) == 0)
		printf("or in the source, on the line or the line above:\n"
		       "  // brinell: allow %s reason=\"why it is safe\" owner=\"who answers for it\" expires=2027-06-30\n",
		       id);
}

static void print_rule(const struct explaining *explaining, const struct bri_rule *rule)
{
	static const char *const unknowns[] = {"counted", "listed as unknown", "an error"};
	const struct bri_reference *references = bri_policy_references(explaining->policy, NULL);
	const char *id = text(explaining, rule->id);

	printf("%s: %s\n", id, text(explaining, rule->title));
	printf("Severity: %s", severity_word(rule->severity));
	if (rule->severity_elsewhere != rule->severity)
		printf(" (elsewhere %s)", severity_word(rule->severity_elsewhere));
	printf("; what can't be decided is %s\n", unknowns[rule->unknown <= BRI_UNKNOWN_ERROR ? rule->unknown : 0]);
	if (text(explaining, rule->why)[0] != '\0')
		printf("\nWhy: %s\n", text(explaining, rule->why));
	print_fixes(explaining, rule);
	if (rule->references > 0)
		puts("\nClauses:");
	for (uint32_t i = 0; i < rule->references; i++)
		print_clause(explaining, text(explaining, references[rule->first_reference + i].standard),
		             text(explaining, references[rule->first_reference + i].clause));
	if (text(explaining, rule->cwe)[0] != '\0')
		printf("\nWeakness: %s\n", text(explaining, rule->cwe));
	if (text(explaining, rule->url)[0] != '\0')
		printf("More: %s\n", text(explaining, rule->url));
	print_libraries(explaining, rule);
	print_examples(explaining, id);
	print_waiver(explaining, rule, id);
}

/* Is `clause` in a list as mappings have it: "5.6-4 (->4A/4B), 5.6-3"? */
static bool names_clause(const char *list, const char *clause)
{
	size_t length = strlen(clause);

	for (const char *at = list; (at = strstr(at, clause)) != NULL; at += length)
		if ((at == list || strchr(" (", at[-1]) != NULL) && (at[length] == '\0' || strchr(", *)", at[length]) != NULL))
			return true;
	return false;
}

/* Clauses of other standards that are mapped to this one. */
static size_t print_related(const struct explaining *explaining, const char *standard, const char *clause)
{
	size_t count, found = 0;
	const struct bri_clause *clauses = bri_policy_clauses(explaining->policy, &count);
	char mapped[512];

	for (size_t i = 0; i < count; i++) {
		bri_clause_mapping(explaining->policy, &clauses[i], standard, mapped, sizeof(mapped));
		if (mapped[0] == '\0' || !names_clause(mapped, clause))
			continue;
		printf("%s  %s %s  %s\n", found++ == 0 ? "Asked by, too:\n" : "", text(explaining, clauses[i].standard),
		       text(explaining, clauses[i].clause), text(explaining, clauses[i].title));
	}
	return found;
}

/* Is it the standard's name, however it is spelt, with or without its version: "EN 303 645", "xiaomi"? */
static bool is_standard(const char *word, size_t length, const char *standard)
{
	size_t i = length > 5 && strncasecmp(word, "ETSI ", 5) == 0 ? 5 : 0, first = i;

	for (; i < length; i++) {
		if (!isalnum((unsigned char)word[i]))
			continue;
		while (i > first && *standard != '\0' && !isalnum((unsigned char)*standard))
			standard++;
		if (tolower((unsigned char)word[i]) != tolower((unsigned char)*standard))
			return false;
		standard++;
	}
	return length > first && (*standard == '\0' || *standard == '-');
}

/* The clause of "STANDARD CLAUSE", for each blank, slash or colon that may stand between them; NULL: no more. */
static const char *next_clause(const char *word, const char *standard, size_t *at)
{
	while (word[*at] != '\0') {
		size_t split = *at + strcspn(word + *at, " /:");

		if (word[split] == '\0')
			break;
		*at = split + 1;
		if (is_standard(word, split, standard))
			return word + *at;
	}
	return NULL;
}

/* "cra-annex-i 2(d)", "en18031 SCM-1": a standard that the policy only knows from mappings. */
static size_t print_mapped(const struct explaining *explaining, const char *word)
{
	static const char *const standards[] = {"cra-annex-i", "en18031", "uk-cop", "nist-8259a", "owasp-isvs"};
	size_t found = 0;

	for (size_t i = 0; i < sizeof(standards) / sizeof(standards[0]); i++) {
		const char *clause = word;
		size_t at = 0;

		if (explaining->standard != NULL && !is_standard(explaining->standard, strlen(explaining->standard), standards[i]))
			continue;
		found += print_related(explaining, standards[i], clause);
		while ((clause = next_clause(word, standards[i], &at)) != NULL)
			found += print_related(explaining, standards[i], clause);
	}
	return found;
}

/* "CWE-295", "cwe 295". */
static size_t print_weakness(const struct explaining *explaining, const char *word)
{
	size_t count, found = 0, first = 0;
	const struct bri_rule *rules = bri_policy_rules(explaining->policy, &count);
	char id[32];

	if (strncasecmp(word, "CWE", 3) != 0 || !isdigit((unsigned char)word[3 + strspn(word + 3, "- :")]))
		return 0;
	snprintf(id, sizeof(id), "CWE-%s", word + 3 + strspn(word + 3, "- :"));
	for (size_t i = 0; i < count; i++) {
		if (strcmp(text(explaining, rules[i].cwe), id) != 0)
			continue;
		if (found == 0)
			first = i;
		printf("%s%s  %-32s %-8s %s\n", found == 0 ? id : "", found == 0 ? ": rules that look for it:\n" : "",
		       text(explaining, rules[i].id), severity_word(rules[i].severity), text(explaining, rules[i].title));
		found++;
	}
	if (found > 0 && text(explaining, rules[first].why)[0] != '\0')
		printf("Why: %s\nFix: %s\n", text(explaining, rules[first].why), text(explaining, rules[first].fix));
	if (found > 0)
		print_examples(explaining, text(explaining, rules[first].id));
	if (print_related(explaining, "cwe", id + 4) > 0 && found++ == 0)
		printf("No rule looks for %s itself.\n", id);
	return found;
}

static void print_clause_whole(const struct explaining *explaining, const struct bri_clause *clause)
{
	const char *standard = text(explaining, clause->standard), *name = text(explaining, clause->clause);
	const struct bri_reference *references = bri_policy_references(explaining->policy, NULL);
	size_t count, found = 0, declarations, first = 0;
	const struct bri_rule *rules = bri_policy_rules(explaining->policy, &count);
	const struct bri_declaration *declared = bri_policy_declarations(explaining->policy, &declarations);

	printf("%s %s: %s\n", standard, name, text(explaining, clause->title));
	if (text(explaining, clause->levels)[0] != '\0')
		printf("Levels: %s\n", text(explaining, clause->levels));
	if (text(explaining, clause->verdict)[0] != '\0')
		printf("What a build can prove: %s\n", text(explaining, clause->verdict));
	if (text(explaining, clause->mappings)[0] != '\0')
		printf("Elsewhere: %s\n", text(explaining, clause->mappings));
	for (size_t i = 0; i < count; i++) {
		for (uint32_t r = 0; r < rules[i].references; r++) {
			const struct bri_reference *reference = &references[rules[i].first_reference + r];

			if (strcmp(text(explaining, reference->standard), standard) != 0 ||
			    strcmp(text(explaining, reference->clause), name) != 0)
				continue;
			if (found == 0)
				first = i;
			printf("%s  %-32s %-8s %s\n", found++ == 0 ? "Rules:\n" : "", text(explaining, rules[i].id),
			       severity_word(rules[i].severity), text(explaining, rules[i].title));
		}
	}
	for (size_t i = 0; i < declarations; i++)
		if (strcmp(text(explaining, declared[i].standard), standard) == 0 &&
		    strcmp(text(explaining, declared[i].clause), name) == 0)
			printf("Declared by %s: %s\n", text(explaining, declared[i].owner), text(explaining, declared[i].statement));
	print_related(explaining, standard, name);
	if (found == 0)
		printf("No rule decides this clause: it needs the maker's own word.\n"
		       "\nBad:\n    nothing in brinell.yaml: the clause stays unproven in every report\n"
		       "\nGood:\n    declarations:\n"
		       "      - {clause: \"%s\", standard: %s, statement: how it is met, owner: who says so, date: 2026-10-01}\n",
		       name, standard);
	else
		print_examples(explaining, text(explaining, rules[first].id));
}

/* "4.2.3", or "xiaomi-2.0 4.2.3" as one word with a blank, slash or colon. */
static size_t print_clauses(const struct explaining *explaining, const char *word)
{
	size_t count, found = 0;
	const struct bri_clause *clauses = bri_policy_clauses(explaining->policy, &count);

	for (size_t i = 0; i < count; i++) {
		const char *standard = text(explaining, clauses[i].standard), *clause = text(explaining, clauses[i].clause), *said;
		bool named = strcmp(clause, word) == 0;
		size_t at = 0;

		while (!named && (said = next_clause(word, standard, &at)) != NULL)
			named = strcmp(clause, said) == 0;
		if (!named)
			continue;
		if (explaining->standard != NULL && !is_standard(explaining->standard, strlen(explaining->standard), standard))
			continue;
		if (found++ > 0)
			putchar('\n');
		print_clause_whole(explaining, &clauses[i]);
	}
	return found;
}

static int explain(const struct explaining *explaining, const char *word)
{
	const struct bri_rule *rule = bri_policy_find_rule(explaining->policy, word), *rules;
	size_t count;

	if (rule != NULL) {
		print_rule(explaining, rule);
		return BRI_EXIT_CLEAN;
	}
	if (print_clauses(explaining, word) > 0 || print_weakness(explaining, word) > 0 || print_mapped(explaining, word) > 0)
		return BRI_EXIT_CLEAN;
	bri_complain_text("'%s' is neither a rule, a clause nor a weakness (CWE-295) of this policy; 'brinell explain' alone lists them", word);
	rules = bri_policy_rules(explaining->policy, &count);
	for (size_t i = 0; i < count; i++)
		if (strstr(text(explaining, rules[i].id), word) != NULL)
			fprintf(stderr, "  perhaps %s\n", text(explaining, rules[i].id));
	return BRI_EXIT_USAGE;
}

static void list(const struct explaining *explaining)
{
	size_t count;
	const struct bri_rule *rules = bri_policy_rules(explaining->policy, &count);
	const struct bri_clause *clauses;

	for (size_t i = 0; i < count; i++)
		printf("%-32s %-8s %s\n", text(explaining, rules[i].id), severity_word(rules[i].severity),
		       text(explaining, rules[i].title));
	clauses = bri_policy_clauses(explaining->policy, &count);
	for (size_t i = 0; i < count; i++)
		printf("%-20s %-11s %-8s %s\n", text(explaining, clauses[i].standard), text(explaining, clauses[i].clause),
		       text(explaining, clauses[i].verdict), text(explaining, clauses[i].title));
}

/* Made from the corpus while Brinell is built; without them the rest is told. */
static json_t *read_examples(const struct bri_install *install)
{
	char path[PATH_MAX];

	return bri_fits(path, sizeof(path), "%s/examples.json", install->share) ? json_load_file(path, 0, NULL) : NULL;
}

int bri_cmd_explain(int argc, char **argv)
{
	const char *policy = NULL;
	struct explaining explaining = {0};
	const struct bri_option options[] = {
		{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &policy, NULL},
		{"standard", 0, "NAME", "clauses of this standard only", &explaining.standard, NULL},
		{0}};
	const struct bri_usage usage = {"explain [OPTION...] [RULE|CLAUSE|CWE...]",
	                                "What a rule or a clause asks, why, how to mend it, a bad and a good example; alone: list them all.\n"
	                                "A clause is named by its number, or with its standard: 'en303645-3.1.3 5.5-1'; a weakness: CWE-295.",
	                                options, false};
	struct bri_install install;
	struct bri_chosen chosen;
	struct bri_error error = {"", ""};
	int first, status = BRI_EXIT_CLEAN;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (bri_install_find(&install, &error) != 0 || bri_chosen_open(&chosen, &install, policy, NULL, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_USAGE;
	}
	explaining.policy = chosen.policy;
	explaining.examples = read_examples(&install);
	if (first >= argc)
		list(&explaining);
	for (int i = first; i < argc && status == BRI_EXIT_CLEAN; i++) {
		if (i > first)
			putchar('\n');
		status = explain(&explaining, argv[i]);
	}
	json_decref(explaining.examples);
	bri_chosen_close(&chosen);
	return status;
}

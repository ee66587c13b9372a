/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell explain`: everything the policy says of a rule or a clause. */
#include "chosen.h"
#include "command.h"
#include "options.h"

#include <stdio.h>
#include <string.h>

struct explaining {
	const struct bri_policy *policy;
	const char *standard; /* NULL: any */
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
	printf("\nTo accept a finding, in brinell.yaml:\n"
	       "  waivers:\n"
	       "    - {rule: %s, path: \"src/file.c\", reason: why it is safe, owner: who answers for it, expires: 2027-06-30}\n"
	       "or in the source, on the line or the line above:\n"
	       "  // brinell: allow %s reason=\"why it is safe\" owner=\"who answers for it\" expires=2027-06-30\n",
	       id, id);
}

static void print_clause_whole(const struct explaining *explaining, const struct bri_clause *clause)
{
	const char *standard = text(explaining, clause->standard), *name = text(explaining, clause->clause);
	const struct bri_reference *references = bri_policy_references(explaining->policy, NULL);
	size_t count, found = 0, declarations;
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
			printf("%s  %-32s %-8s %s\n", found++ == 0 ? "Rules:\n" : "", text(explaining, rules[i].id),
			       severity_word(rules[i].severity), text(explaining, rules[i].title));
		}
	}
	for (size_t i = 0; i < declarations; i++)
		if (strcmp(text(explaining, declared[i].standard), standard) == 0 &&
		    strcmp(text(explaining, declared[i].clause), name) == 0)
			printf("Declared by %s: %s\n", text(explaining, declared[i].owner), text(explaining, declared[i].statement));
	if (found == 0)
		puts("No rule decides this clause: it needs a declaration in brinell.yaml.");
}

/* "4.2.3", or "xiaomi-2.0 4.2.3" as one word with a blank, slash or colon. */
static size_t print_clauses(const struct explaining *explaining, const char *word)
{
	size_t count, found = 0;
	const struct bri_clause *clauses = bri_policy_clauses(explaining->policy, &count);
	size_t split = strcspn(word, " /:");

	for (size_t i = 0; i < count; i++) {
		const char *standard = text(explaining, clauses[i].standard), *clause = text(explaining, clauses[i].clause);
		bool named = word[split] != '\0' && strncmp(standard, word, split) == 0 && standard[split] == '\0' &&
		             strcmp(clause, word + split + 1) == 0;

		if (!named && strcmp(clause, word) != 0)
			continue;
		if (explaining->standard != NULL && strcmp(explaining->standard, standard) != 0)
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
	if (print_clauses(explaining, word) > 0)
		return BRI_EXIT_CLEAN;
	bri_complain_text("'%s' is neither a rule nor a clause of this policy; 'brinell explain' alone lists them", word);
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

int bri_cmd_explain(int argc, char **argv)
{
	const char *policy = NULL;
	struct explaining explaining = {0};
	const struct bri_option options[] = {
		{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &policy, NULL},
		{"standard", 0, "NAME", "clauses of this standard only", &explaining.standard, NULL},
		{0}};
	const struct bri_usage usage = {"explain [OPTION...] [RULE|CLAUSE...]",
	                                "What a rule or a clause asks, why, and how to mend it; alone: list them all.",
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
	if (first >= argc)
		list(&explaining);
	for (int i = first; i < argc && status == BRI_EXIT_CLEAN; i++) {
		if (i > first)
			putchar('\n');
		status = explain(&explaining, argv[i]);
	}
	bri_chosen_close(&chosen);
	return status;
}

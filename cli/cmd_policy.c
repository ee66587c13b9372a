/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell policy check|show|compile|diff`: is a policy right, what does it come
 * to, the compiled form of it, and what a change will do.  Mistakes in YAML are printed as
 * FILE:LINE:COLUMN: WHAT, which editors follow.  It judges nothing. */
#include "command.h"
#include "compare.h"
#include "date.h"
#include "install.h"
#include "options.h"
#include "policy.h"
#include "policy_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
	char root[PATH_MAX];
	char value[PATH_MAX];
	const char *output;
};

static int complain(const struct bri_error *error)
{
	if (error->where[0])
		fprintf(stderr, "%s: %s\n", error->where, error->what);
	else
		bri_complain(error);
	return BRI_EXIT_USAGE;
}

static bool is_compiled(const char *value)
{
	size_t length = strlen(value);

	return length > 4 && strcmp(value + length - 4, ".bri") == 0;
}

/* ---- showing ------------------------------------------------------------------- */

static const char *severity_text(uint8_t severity)
{
	return severity == BRI_ERROR ? "error" : severity == BRI_WARNING ? "warning" : "off";
}

static void show_counts(const struct bri_policy *policy, const char *path)
{
	size_t rules, apis, clauses;

	bri_policy_rules(policy, &rules);
	bri_policy_apis(policy, &apis);
	bri_policy_clauses(policy, &clauses);
	printf("%s: good: policy %s, %zu rules, %zu facts about APIs, %zu clauses\n", path,
	       bri_policy_text(policy, bri_policy_header(policy)->name), rules, apis, clauses);
}

static void show_rules(const struct bri_policy *policy)
{
	static const char *const unknowns[] = {"silent", "open", "error"};
	size_t count;
	const struct bri_rule *rules = bri_policy_rules(policy, &count);

	printf("\n%-32s %-18s %-8s %s\n", "rule", "severity", "unknown", "title");
	for (size_t i = 0; i < count; i++) {
		char severity[40];

		snprintf(severity, sizeof severity, "%s%s%s", severity_text(rules[i].severity),
		         rules[i].severity != rules[i].severity_elsewhere ? "/" : "",
		         rules[i].severity != rules[i].severity_elsewhere ? severity_text(rules[i].severity_elsewhere)
		                                                          : "");
		printf("%-32s %-18s %-8s %s\n", bri_policy_text(policy, rules[i].id), severity,
		       unknowns[rules[i].unknown], bri_policy_text(policy, rules[i].title));
	}
}

static void show_part(const struct bri_policy *policy, const char *label, uint32_t string)
{
	if (string)
		printf("%s%s", label, bri_policy_text(policy, string));
}

static void show_own(const struct bri_policy *policy)
{
	size_t count;
	const struct bri_scope *scopes = bri_policy_scopes(policy, &count);
	const struct bri_waiver *waivers;
	const struct bri_declaration *declarations;

	for (size_t i = 0; i < count; i++)
	{
		printf("%sscope    %s", i ? "" : "\n", bri_policy_text(policy, scopes[i].rule));
		show_part(policy, " path ", scopes[i].path);
		show_part(policy, " target ", scopes[i].target);
		show_part(policy, " triple ", scopes[i].triple);
		show_part(policy, " language ", scopes[i].language);
		show_part(policy, " environment ", scopes[i].environment);
		printf(": %s\n", severity_text(scopes[i].severity));
	}
	waivers = bri_policy_waivers(policy, &count);
	for (size_t i = 0; i < count; i++) {
		char date[11];

		bri_date_text(waivers[i].expires, date);
		printf("%swaiver   %s at %s", i ? "" : "\n", bri_policy_text(policy, waivers[i].rule),
		       bri_policy_text(policy, waivers[i].path));
		show_part(policy, " in ", waivers[i].function);
		if (waivers[i].count)
			printf(" (%u)", (unsigned)waivers[i].count);
		printf(" until %s by %s: %s (%s)\n", date,
		       bri_policy_text(policy, waivers[i].owner), bri_policy_text(policy, waivers[i].reason),
		       bri_policy_text(policy, waivers[i].place));
	}
	declarations = bri_policy_declarations(policy, &count);
	for (size_t i = 0; i < count; i++)
		printf(
		    "%sdeclared %s %s on %s by %s: %s (%s)\n", i ? "" : "\n",
		    bri_policy_text(policy, declarations[i].standard), bri_policy_text(policy, declarations[i].clause),
		    bri_policy_text(policy, declarations[i].date), bri_policy_text(policy, declarations[i].owner),
		    bri_policy_text(policy, declarations[i].statement), bri_policy_text(policy, declarations[i].place));
}

static void show_policy(const struct bri_policy *policy, const char *path)
{
	size_t count;
	const struct bri_setting *settings = bri_policy_settings(policy, &count);
	char digest[65];

	bri_policy_digest_hex(policy, digest);
	printf("policy   %s\ndigest   %s\ncompiled %s\n", bri_policy_text(policy, bri_policy_header(policy)->name),
	       digest, path);
	for (size_t i = 0; i < count; i++)
		printf("setting  %s: %s\n", bri_policy_text(policy, settings[i].key),
		       bri_policy_text(policy, settings[i].value));
	show_rules(policy);
	show_own(policy);
}

/* ---- subcommands ---------------------------------------------------------------- */

/* From YAML even where a compiled form lies ready: the source is what is asked about. */
static int check(const struct request *request)
{
	struct bri_error error = {"", ""};
	struct bri_policy *policy;
	unsigned char *bytes = NULL;
	size_t size = 0;

	if (is_compiled(request->value)) {
		policy = bri_policy_open(request->value, &error);
	} else {
		if (bri_policy_compile(request->root, request->value, &bytes, &size, &error) < 0)
			return complain(&error);
		policy = bri_policy_from_memory(bytes, size, request->value, &error);
	}
	if (!policy) {
		free(bytes);
		return complain(&error);
	}
	show_counts(policy, request->value);
	bri_policy_close(policy);
	free(bytes);
	return BRI_EXIT_CLEAN;
}

static int show(const struct request *request)
{
	struct bri_error error = {"", ""};
	char path[PATH_MAX];
	struct bri_policy *policy = bri_policy_resolve(request->root, request->value, path, &error);

	if (!policy)
		return complain(&error);
	show_policy(policy, path);
	bri_policy_close(policy);
	return BRI_EXIT_CLEAN;
}

static int compile_to(const struct request *request)
{
	struct bri_error error = {"", ""};
	unsigned char *bytes = NULL;
	size_t size = 0;
	int rc;

	if (is_compiled(request->value)) {
		bri_complain_text("%s is compiled already", request->value);
		return BRI_EXIT_USAGE;
	}
	if (bri_policy_compile(request->root, request->value, &bytes, &size, &error) < 0)
		return complain(&error);
	rc = bri_policy_write(request->output, bytes, size, &error);
	free(bytes);
	if (rc < 0) {
		complain(&error);
		return BRI_EXIT_FAILED;
	}
	return BRI_EXIT_CLEAN;
}

/* Into the cache, and say where. */
static int compile_to_cache(const struct request *request)
{
	struct bri_error error = {"", ""};
	char path[PATH_MAX];
	struct bri_policy *policy = bri_policy_resolve(request->root, request->value, path, &error);

	if (!policy)
		return complain(&error);
	bri_policy_close(policy);
	puts(path);
	return BRI_EXIT_CLEAN;
}

static int compile(const struct request *request)
{
	return request->output ? compile_to(request) : compile_to_cache(request);
}

static const struct {
	const char *name;
	int (*fn)(const struct request *request);
} actions[] = {{"check", check}, {"show", show}, {"compile", compile}};

/* ---- two policies ------------------------------------------------------------------- */

static void print_failure(void *context, const struct bri_error *error)
{
	(void)context;
	bri_complain(error);
}

/* `paths`: evidence to weigh the change with. */
static int compare(struct bri_policy *before, struct bri_policy *after, int count, char **paths)
{
	struct bri_gathered gathered = {0};
	struct bri_error error = {"", ""};
	char root[PATH_MAX];
	int status = BRI_EXIT_CLEAN;

	if (bri_gather_init(&gathered, bri_policy_header(before)->digest, realpath(".", root), print_failure, NULL) != 0) {
		bri_complain_text("out of memory");
		return BRI_EXIT_FAILED;
	}
	for (int i = 0; i < count && status == BRI_EXIT_CLEAN; i++)
		if (bri_gather_path(&gathered, paths[i], &error) != 0)
			status = complain(&error), status = BRI_EXIT_FAILED;
	if (status == BRI_EXIT_CLEAN && count > 0 && gathered.records == 0) {
		bri_complain_text("%s: no evidence here; build under 'brinell run' first", paths[0]);
		status = BRI_EXIT_FAILED;
	}
	if (status == BRI_EXIT_CLEAN && bri_compare_policies(before, after, count > 0 ? &gathered : NULL, stdout, &error) != 0) {
		bri_complain(&error);
		status = BRI_EXIT_FAILED;
	}
	if (gathered.failures > 0)
		status = BRI_EXIT_FAILED;
	bri_gather_finish(&gathered);
	return status;
}

static int diff(const char *root, int count, char **operands)
{
	struct bri_policy *policies[2] = {NULL, NULL};
	struct bri_error error = {"", ""};
	char path[PATH_MAX];
	int status = BRI_EXIT_CLEAN;

	if (count < 2) {
		bri_complain_text("policy diff wants two policies: brinell policy diff BEFORE AFTER [EVIDENCE...]");
		return BRI_EXIT_USAGE;
	}
	for (int i = 0; i < 2 && status == BRI_EXIT_CLEAN; i++) {
		policies[i] = bri_policy_resolve(root, operands[i], path, &error);
		if (policies[i] == NULL)
			status = complain(&error);
	}
	if (status == BRI_EXIT_CLEAN)
		status = compare(policies[0], policies[1], count - 2, operands + 2);
	bri_policy_close(policies[0]);
	bri_policy_close(policies[1]);
	return status;
}

/* The policy that an operand names, else the one that decides here. */
static int find_policy(struct request *request, const char *operand, const char *source, struct bri_error *reterr)
{
	char directory[PATH_MAX];
	const char *slash = source ? strrchr(source, '/') : NULL;

	static struct bri_install install;

	if (bri_install_find(&install, reterr) != 0)
		return -1;
	if (!bri_fits(request->root, sizeof request->root, "%s/policies", install.share))
		return bri_error_set(reterr, install.share, "this path is too long; install Brinell elsewhere");
	if (!bri_fits(directory, sizeof directory, "%.*s", slash ? (int)(slash - source) + 1 : 1, slash ? source : "."))
		return bri_error_set(reterr, source, "this path is too long");
	return bri_policy_choose(operand, directory, request->value, reterr);
}

int bri_cmd_policy(int argc, char **argv)
{
	struct request request = {.output = NULL};
	const char *source = NULL;
	const struct bri_option options[] = {{"output", 'o', "FILE",
	                                      "compile: write the compiled policy there, not into the cache",
	                                      &request.output, NULL},
	                                     {"for", 0, "SOURCE",
	                                      "the policy that decides for this source: brinell.yaml is looked for "
	                                      "upward from it",
	                                      &source, NULL},
	                                     {0}};
	const struct bri_usage usage = {
	    "policy check|show|compile [-o FILE] [--for SOURCE] [POLICY], policy diff BEFORE AFTER [EVIDENCE...]",
	    "check: is the YAML right?  show: what does it come to?  compile: make the .bri, print where it is.\n"
	    "diff: what a change from one policy to another will do, and with evidence, to how many findings.\n"
	    "POLICY is a built-in name, a .yaml or a .bri; else BRINELL_POLICY, the nearest brinell.yaml, the "
	    "default.\n"
	    "Exit status: 0 good, 2 a mistake in the policy or in the command, 3 the result can't be written.",
	    options, false};
	struct bri_error error = {"", ""};
	int first;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (first >= argc || (argc - first > 2 && strcmp(argv[first], "diff") != 0)) {
		bri_complain_text("usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	if (strcmp(argv[first], "diff") == 0) {
		if (find_policy(&request, NULL, NULL, &error) < 0)
			return complain(&error);
		return diff(request.root, argc - first - 1, argv + first + 1);
	}
	if (find_policy(&request, first + 1 < argc ? argv[first + 1] : NULL, source, &error) < 0)
		return complain(&error);
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
		if (strcmp(actions[i].name, argv[first]) != 0)
			continue;
		if (request.output && actions[i].fn != compile) {
			bri_complain_text("--output goes with 'policy compile'");
			return BRI_EXIT_USAGE;
		}
		return actions[i].fn(&request);
	}
	bri_complain_text("'%s' is no action of 'policy'; known: check show compile diff", argv[first]);
	return BRI_EXIT_USAGE;
}

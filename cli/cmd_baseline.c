/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell baseline`: accept what is found today, with a reason, an owner and an
 * expiry, so that only new findings fail; and drop waivers nobody needs. */
#include "baseline.h"
#include "command.h"
#include "judge.h"
#include "policy_load.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

struct task {
	struct bri_session session;
	struct bri_baseline_terms terms;
	bool warnings;
	char file[PATH_MAX], root[PATH_MAX];
	struct bri_baseline baseline;
};

/* The brinell.yaml that is edited: --policy when it's YAML, else the nearest. */
static int find_file(struct task *task, struct bri_error *reterr)
{
	const char *given = task->session.policy;
	int found;

	if (given != NULL) {
		size_t length = strlen(given);

		if (length < 5 || strcmp(given + length - 5, ".yaml") != 0)
			return bri_error_set(reterr, given, "only a .yaml policy can be edited");
		if (!bri_fits(task->file, sizeof(task->file), "%s", given))
			return bri_error_set(reterr, given, "this path is too long");
	} else {
		found = bri_policy_find_project(".", task->file, reterr);
		if (found <= 0)
			return found == 0 ? bri_error_set(reterr, "brinell.yaml", "there is none here or above; run 'brinell init'")
			                  : -1;
		task->session.policy = task->file;
	}
	return 0;
}

static int gather(struct task *task, int count, char **paths)
{
	struct bri_error error = {"", ""};

	for (int i = 0; i < count; i++)
		if (bri_gather_path(&task->session.gathered, paths[i], &error) != 0)
			bri_session_fail(&task->session, &error);
	if (task->session.gathered.records == 0 && task->session.failure_count == 0) {
		bri_error_set(&error, paths[0], "no evidence here; build under 'brinell run --mode record' first");
		bri_session_fail(&task->session, &error);
	}
	if (bri_apply_waivers(task->session.chosen.policy, task->session.gathered.findings, bri_today(), false, &error) != 0)
		bri_session_fail(&task->session, &error);
	bri_findings_sort(task->session.gathered.findings);
	return task->session.failure_count > 0 ? BRI_EXIT_FAILED : BRI_EXIT_CLEAN;
}

static int write_waivers(struct task *task)
{
	struct bri_error error = {"", ""};
	size_t added = 0;

	if (bri_baseline_add(&task->baseline, task->session.gathered.findings, &task->terms, task->warnings, &added,
	                     &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_USAGE;
	}
	printf("%s: %zu %s added\n", task->file, added, added == 1 ? "waiver" : "waivers");
	return BRI_EXIT_CLEAN;
}

/* Findings that lean on the waiver at this place. */
static size_t uses_of(const struct bri_findings *findings, const char *place)
{
	size_t count = bri_findings_count(findings), uses = 0;

	for (size_t i = 0; i < count; i++)
		uses += strcmp(bri_findings_at(findings, i)->waiver_place, place) == 0;
	return uses;
}

static int prune_waivers(struct task *task)
{
	const struct bri_policy *policy = task->session.chosen.policy;
	size_t count, found = 0, removed = 0;
	const struct bri_waiver *waivers = bri_policy_waivers(policy, &count);
	const char *slash = strrchr(task->file, '/'), *name = slash == NULL ? task->file : slash + 1;
	struct bri_baseline_use *lowered = calloc(count + 1, sizeof(*lowered));
	struct bri_error error = {"", ""};
	int status = BRI_EXIT_CLEAN;

	if (lowered == NULL) {
		bri_complain_text("out of memory");
		return BRI_EXIT_FAILED;
	}
	for (size_t i = 0; i < count; i++) {
		const char *place = bri_policy_text(policy, waivers[i].place), *colon = strrchr(place, ':');
		size_t uses = uses_of(task->session.gathered.findings, place);
		const char *start;

		if (colon == NULL || uses > (waivers[i].count == 0 ? 0 : waivers[i].count - 1))
			continue;
		/* A waiver of another file that this one extends isn't ours to drop. */
		start = memrchr(place, '/', (size_t)(colon - place));
		start = start == NULL ? place : start + 1;
		if ((size_t)(colon - start) != strlen(name) || strncmp(start, name, strlen(name)) != 0)
			continue;
		if (uses == 0)
			printf("%s: waiver of %s for %s is not needed any more\n", place, bri_policy_text(policy, waivers[i].rule),
			       bri_policy_text(policy, waivers[i].path));
		else
			printf("%s: waiver of %s for %s: count %u becomes %zu\n", place, bri_policy_text(policy, waivers[i].rule),
			       bri_policy_text(policy, waivers[i].path), (unsigned)waivers[i].count, uses);
		removed += uses == 0;
		lowered[found++] = (struct bri_baseline_use){(uint32_t)strtoul(colon + 1, NULL, 10), uses};
	}
	if (found > 0 && bri_baseline_lower(&task->baseline, lowered, found, &error) != 0) {
		bri_complain(&error);
		status = BRI_EXIT_USAGE;
	} else {
		printf("%s: %zu %s removed, %zu lowered\n", task->file, removed, removed == 1 ? "waiver" : "waivers", found - removed);
	}
	free(lowered);
	return status;
}

static int work(struct task *task, bool prune, int count, char **paths)
{
	struct bri_error error = {"", ""};
	int status;

	if (find_file(task, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_USAGE;
	}
	status = bri_session_open(&task->session, NULL);
	if (status != 0)
		return status;
	task->baseline = (struct bri_baseline){task->file, task->root};
	if (!bri_fits(task->root, sizeof(task->root), "%s/policies", task->session.install.share))
		status = BRI_EXIT_FAILED;
	if (status == 0)
		status = gather(task, count, paths);
	if (status == 0)
		status = prune ? prune_waivers(task) : write_waivers(task);
	bri_session_close(&task->session);
	return status;
}

int bri_cmd_baseline(int argc, char **argv)
{
	struct task task = {0};
	const struct bri_option options[] = {
		{"policy", 0, "FILE", "the .yaml to edit (default: the nearest brinell.yaml)", &task.session.policy, NULL},
		{"reason", 0, "TEXT", "write: why these findings are accepted", &task.terms.reason, NULL},
		{"owner", 0, "NAME", "write: who answers for them", &task.terms.owner, NULL},
		{"expires", 0, "DATE", "write: last valid day, YYYY-MM-DD", &task.terms.expires, NULL},
		{"warnings", 0, NULL, "write: accept warnings, too", NULL, &task.warnings},
		{0}};
	const struct bri_usage usage = {
		"baseline write|prune [OPTION...] PATH...",
		"write: accept the findings in the evidence at PATH as waivers in brinell.yaml, each for its rule, file, function and\n"
		"line, and as many as there are: only new ones fail then.\n"
		"prune: drop waivers that match no finding there, and lower counts to what is left.",
		options, false};
	bool prune;
	int first;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	prune = first < argc && strcmp(argv[first], "prune") == 0;
	if (first + 1 >= argc || (!prune && strcmp(argv[first], "write") != 0)) {
		bri_complain_text("say write or prune, and where the evidence is; usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	if (!prune && (task.terms.reason == NULL || task.terms.owner == NULL || task.terms.expires == NULL)) {
		bri_complain_text("a waiver needs --reason, --owner and --expires; nobody accepts a risk without them");
		return BRI_EXIT_USAGE;
	}
	return work(&task, prune, argc - first - 1, argv + first + 1);
}

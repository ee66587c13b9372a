/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell report`: evidence from objects, archives, .brn files and directories,
 * merged into one document.  It judges nothing again but waivers and dates. */
#include "command.h"
#include "session.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool is_directory(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* What the reader must know beside the findings. */
static size_t make_notes(const struct bri_gathered *gathered, char ret_texts[3][640], const char **ret_notes)
{
	size_t count = 0;

	if (gathered->no_evidence > 0) {
		snprintf(ret_texts[count], 640, "%zu %s without evidence, so nobody checked %s: %s%s", gathered->no_evidence,
		         gathered->no_evidence == 1 ? "object" : "objects", gathered->no_evidence == 1 ? "it" : "them",
		         gathered->example, gathered->no_evidence == 1 ? "" : " and others");
		ret_notes[count] = ret_texts[count];
		count++;
	}
	if (gathered->other_policy > 0) {
		snprintf(ret_texts[count], 640, "%zu of %zu records were made under another policy; build again to judge by this one",
		         gathered->other_policy, gathered->records);
		ret_notes[count] = ret_texts[count];
		count++;
	}
	if (gathered->not_enforced > 0) {
		snprintf(ret_texts[count], 640, "%zu of %zu records were only recorded, not enforced", gathered->not_enforced,
		         gathered->records);
		ret_notes[count] = ret_texts[count];
		count++;
	}
	return count;
}

int bri_cmd_report(int argc, char **argv)
{
	struct bri_session session = {0};
	const struct bri_option options[] = {BRI_SESSION_OPTIONS(session), {0}};
	const struct bri_usage usage = {
		"report [OPTION...] PATH...",
		"Merge the evidence found in objects, archives, .brn files and directories of them.\n"
		"Exit status: 0 clean, 1 unwaived errors, 2 usage or bad policy, 3 something could not be read.",
		options, false};
	char texts[3][640];
	const char *notes[3];
	struct bri_error error = {"", ""};
	bool whole = false;
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (first >= argc) {
		bri_complain_text("no path given; usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	status = bri_session_open(&session, NULL);
	if (status != 0)
		return status;
	for (int i = first; i < argc; i++) {
		whole = whole || is_directory(argv[i]);
		if (bri_gather_path(&session.gathered, argv[i], &error) != 0)
			bri_session_fail(&session, &error);
	}
	if (session.gathered.records == 0 && session.failure_count == 0) {
		bri_error_set(&error, argv[first], "no evidence here; build under 'brinell run' first, then name the build directory (a refused unit "
		              "leaves its evidence in BRINELL_REPORT_DIR, when that is set)");
		bri_session_fail(&session, &error);
	}
	status = bri_session_finish(&session, whole, notes, make_notes(&session.gathered, texts, notes));
	bri_session_close(&session);
	return status;
}

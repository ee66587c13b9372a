/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell audit`: the image gate over finished files. */
#include "audit.h"
#include "audit_document.h"
#include "command.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int gather(struct bri_session *session, struct bri_audit *audit, int count, char **paths)
{
	struct bri_error error = {"", ""};

	bri_audit_paths(audit, (const char *const *)paths, (size_t)count);
	if (bri_audit_files(audit) == 0 && session->failure_count == 0) {
		bri_error_set(&error, paths[0], "no ELF file, archive or root file system here; name what the build made");
		bri_session_fail(session, &error);
	}
	if (bri_gather_take(&session->gathered, bri_audit_findings(audit), &error) != 0)
		bri_session_fail(session, &error);
	if (bri_apply_waivers(session->chosen.policy, session->gathered.findings, bri_today(), false, &error) != 0)
		bri_session_fail(session, &error);
	bri_findings_sort(session->gathered.findings);
	bri_audit_sort(audit);
	return 0;
}

/* On a terminal: how far it is, on one line that goes away. */
struct progress {
	struct timespec last;
	bool is_shown;
};

static void show_progress(void *context, size_t done, size_t count)
{
	struct progress *progress = context;
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
	if (done < count && (now.tv_sec - progress->last.tv_sec) * 1000 + (now.tv_nsec - progress->last.tv_nsec) / 1000000 < 100)
		return;
	progress->last = now;
	progress->is_shown = done < count;
	if (done < count)
		fprintf(stderr, "\rbrinell: %zu of %zu files", done, count);
	else
		fputs("\r\033[K", stderr);
	fflush(stderr);
}

static void choose_hashes(const struct bri_session *session, struct bri_audit *audit, bool hash_all)
{
	if (hash_all || (session->document != BRI_REPORT_TEXT && session->document != BRI_REPORT_JSON))
		bri_audit_hash(audit, BRI_HASH_ALL);
	else if (session->document == BRI_REPORT_TEXT)
		bri_audit_hash(audit, BRI_HASH_NONE);
}

/* What the command was asked beside what every session is. */
struct wishes {
	bool every_row, hash_all;
	const char *records;
};

static int audit_paths(struct bri_session *session, const struct wishes *wishes, int count, char **paths)
{
	struct bri_audit *audit = bri_audit_new(session->chosen.policy, bri_session_fail, session);
	struct bri_audit_document document = {.policy = session->chosen.policy, .audit = audit, .every_row = wishes->every_row};
	struct progress progress = {.is_shown = false};
	struct bri_error error = {"", ""};
	int status;

	if (audit == NULL) {
		bri_complain_text("out of memory");
		return BRI_EXIT_FAILED;
	}
	/* A directory that nobody has linked into yet holds no record; one that was named must be there. */
	if (wishes->records != NULL && bri_audit_records(audit, wishes->records, &error) != 0)
		bri_session_fail(session, &error);
	choose_hashes(session, audit, wishes->hash_all);
	if (isatty(STDERR_FILENO))
		bri_audit_progress(audit, show_progress, &progress);
	gather(session, audit, count, paths);
	/* The last file may not have been the caller's. */
	if (progress.is_shown)
		show_progress(&progress, 1, 1);
	document.findings = session->gathered.findings;
	document.failures = session->failures;
	document.failure_count = session->failure_count;
	document.colour = session->output == NULL && bri_wants_colour(stdout);
	status = bri_session_status(session);
	session->audit = audit;
	if (session->document != BRI_REPORT_TEXT && session->document != BRI_REPORT_JSON) {
		int written = bri_session_finish(session, false, NULL, 0);

		status = written > status ? written : status;
	} else if (bri_document_write(session->output,
	                              session->document == BRI_REPORT_JSON ? bri_audit_write_json : bri_audit_write_text,
	                              &document, &error) != 0) {
		bri_complain(&error);
		status = BRI_EXIT_FAILED;
	}
	bri_audit_free(audit);
	return status;
}

int bri_cmd_audit(int argc, char **argv)
{
	struct bri_session session = {0};
	struct wishes wishes = {0};
	bool as_json = false;
	const char *directory = getenv("BRINELL_REPORT_DIR");
	const struct bri_option options[] = {
		BRI_SESSION_OPTIONS(session),
		{"evidence", 0, "DIR", "where the link gate left its records (default: BRINELL_REPORT_DIR)", &wishes.records, NULL},
		{"sha256", 0, NULL, "hash every file, also of a tree of more than 256 MiB of ELF files", NULL, &wishes.hash_all},
		{"json", 0, NULL, "the same as --format json", NULL, &as_json},
		{"all", 'a', NULL, "list every requirement of every file, not only what fails", NULL, &wishes.every_row},
		{0}};
	const struct bri_usage usage = {
		"audit [OPTION...] PATH...",
		"Judge finished ELF files, objects, archives and directories of them, and root file systems:\n"
		"a directory, a tar or cpio archive (gzip, xz, zstd) or a squashfs image.\n"
		"Exit status: 0 clean, 1 unwaived errors, 2 usage or bad policy, 3 something could not be read.",
		options, false};
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
	if (as_json && session.format == NULL)
		session.format = "json";
	status = bri_session_open(&session, NULL);
	if (status != 0)
		return status;
	if (wishes.records == NULL && directory != NULL && access(directory, F_OK) == 0)
		wishes.records = directory;
	status = audit_paths(&session, &wishes, argc - first, argv + first);
	bri_session_close(&session);
	return status;
}

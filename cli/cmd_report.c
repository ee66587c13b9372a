/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell report`: evidence from objects, archives, .brn files and directories,
 * merged into one document.  It judges nothing again but waivers and dates. */
#include "audit_document.h"
#include "command.h"
#include "session.h"

#include <dirent.h>
#include <elf.h>

#include <stdio.h>
#include <stdlib.h>
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
		snprintf(ret_texts[count], 640, "%zu of %zu %s made under another policy; build%s again to judge by this one",
		         gathered->other_policy, gathered->records + gathered->audits,
		         gathered->audits > 0 ? "records and audits were" : "records were", gathered->audits > 0 ? " or audit" : "");
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

/* What was linked: it carries no evidence and is looked at as it is. */
static bool is_linked(const char *path)
{
	unsigned char head[EI_NIDENT + 2];
	FILE *file = is_directory(path) ? NULL : fopen(path, "re");
	bool whole = file != NULL && fread(head, 1, sizeof(head), file) == sizeof(head);
	unsigned type;

	if (file != NULL)
		fclose(file);
	if (!whole || memcmp(head, ELFMAG, SELFMAG) != 0)
		return false;
	type = head[EI_DATA] == ELFDATA2MSB ? (unsigned)head[EI_NIDENT] << 8 | head[EI_NIDENT + 1]
	                                    : (unsigned)head[EI_NIDENT + 1] << 8 | head[EI_NIDENT];
	return type == ET_EXEC || type == ET_DYN;
}

static void take_image(struct bri_session *session, struct bri_audit *audit, const char *path)
{
	struct bri_error error = {"", ""};

	if (bri_audit_is_document(path) ? bri_audit_read(session, audit, path, &error) != 0
	                                : bri_audit_path(audit, path, &error) != 0)
		bri_session_fail(session, &error);
}

/* Does the link gate's word of outputs lie here? */
static bool has_records(const char *path)
{
	DIR *directory = is_directory(path) ? opendir(path) : NULL;
	const struct dirent *entry;
	bool found = false;

	while (directory != NULL && !found && (entry = readdir(directory)) != NULL) {
		size_t length = strlen(entry->d_name);

		found = length > 5 && strcmp(entry->d_name + length - 5, ".link") == 0;
	}
	if (directory != NULL)
		closedir(directory);
	return found;
}

/* Linked files are joined with what the link gate left: in a directory that was named, else in BRINELL_REPORT_DIR. */
static void take_records(struct bri_session *session, struct bri_audit *audit, int count, char **paths)
{
	const char *found = getenv("BRINELL_REPORT_DIR");
	struct bri_error error = {"", ""};

	if (found != NULL && !has_records(found))
		found = NULL;
	for (int i = count; i-- > 0;)
		if (has_records(paths[i]))
			found = paths[i];
	if (found != NULL && bri_audit_records(audit, found, &error) != 0)
		bri_session_fail(session, &error);
}

/* Everything that was named: evidence, linked files, images. */
static bool gather(struct bri_session *session, struct bri_audit *audit, const char *const *images, int count,
                   char **paths)
{
	struct bri_error error = {"", ""};
	bool whole = false;

	take_records(session, audit, count, paths);
	for (int i = 0; i < count; i++) {
		whole = whole || is_directory(paths[i]);
		if (is_linked(paths[i]) || bri_audit_is_document(paths[i]))
			take_image(session, audit, paths[i]);
		else if (bri_gather_path(&session->gathered, paths[i], &error) != 0)
			bri_session_fail(session, &error);
	}
	for (size_t i = 0; i < BRI_VALUES_MAX && images[i] != NULL; i++)
		take_image(session, audit, images[i]);
	bri_audit_sort(audit);
	if (bri_gather_take(&session->gathered, bri_audit_findings(audit), &error) != 0)
		bri_session_fail(session, &error);
	if (session->gathered.records + bri_audit_files(audit) == 0 && session->failure_count == 0) {
		bri_error_set(&error, count > 0 ? paths[0] : images[0], "no evidence here; build under 'brinell run' first, then "
		              "name the build directory (a refused unit leaves its evidence in BRINELL_REPORT_DIR, when that is set)");
		bri_session_fail(session, &error);
	}
	return whole;
}

int bri_cmd_report(int argc, char **argv)
{
	struct bri_session session = {0};
	const char *images[BRI_VALUES_MAX] = {NULL}, *roots[BRI_VALUES_MAX + 1] = {NULL};
	const struct bri_option options[] = {
		BRI_SESSION_OPTIONS(session),
		{"image", 0, "PATH...", "a root file system, an archive of one, or a linked file, for the image gate", images, NULL},
		{"package-root", 0, "DIR...", "cyclonedx: a staging root whose dpkg or opkg database knows where files came from", roots,
		 NULL},
		{0}};
	const struct bri_usage usage = {
		"report [OPTION...] PATH...",
		"Merge the evidence found in objects, archives, .brn files and directories of them, and what the image gate says of\n"
		"linked files that are named and of each --image.  What 'brinell audit --format json' wrote elsewhere is merged, too.\n"
		"Formats: text, sarif (code scanning), gitlab (code quality), junit, html (one page), json (for scripts), csv and\n"
		"markdown (the table of clauses), in-toto (a statement to sign), cyclonedx (bill of materials and declarations).\n"
		"Exit status: 0 clean, 1 unwaived errors, 2 usage or bad policy, 3 something could not be read.",
		options, false};
	char texts[3][640];
	const char *notes[3];
	struct bri_audit *audit;
	bool whole;
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (first >= argc && images[0] == NULL) {
		bri_complain_text("no path given; usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	status = bri_session_open(&session, NULL);
	if (status != 0)
		return status;
	audit = bri_audit_new(session.chosen.policy, bri_session_fail, &session);
	if (audit == NULL) {
		bri_complain_text("out of memory");
		bri_session_close(&session);
		return BRI_EXIT_FAILED;
	}
	whole = gather(&session, audit, images, argc - first, argv + first);
	session.audit = audit;
	session.roots = roots;
	status = bri_session_finish(&session, whole, notes, make_notes(&session.gathered, texts, notes));
	bri_audit_free(audit);
	bri_session_close(&session);
	return status;
}

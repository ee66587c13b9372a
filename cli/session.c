/* SPDX-License-Identifier: Apache-2.0 */
/* The frame of every reporting command, so that they all choose policies, apply
 * waivers, write documents and set exit statuses alike. */
#include "session.h"
#include "command.h"
#include "judge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int check_words(struct bri_session *session)
{
	static const char *const levels[] = {"error", "warning", "unknown"};

	if (bri_report_format_from_text(session->format, &session->document) != 0) {
		bri_complain_text("--format %s: unknown format; use " BRI_REPORT_FORMAT_WORDS, session->format);
		return BRI_EXIT_USAGE;
	}
	session->fail_level = 0;
	if (session->fail_on != NULL) {
		while (session->fail_level < 3 && strcmp(session->fail_on, levels[session->fail_level]) != 0)
			session->fail_level++;
		if (session->fail_level == 3) {
			bri_complain_text("--fail-on %s: use error, warning or unknown", session->fail_on);
			return BRI_EXIT_USAGE;
		}
	}
	if (realpath(session->source_root == NULL ? "." : session->source_root, session->root) == NULL) {
		bri_complain_text("%s: can't find this directory: %s", session->source_root == NULL ? "." : session->source_root,
		                  strerror(errno));
		return BRI_EXIT_USAGE;
	}
	return 0;
}

int bri_session_open(struct bri_session *session, const char *source)
{
	struct bri_error error = {"", ""};
	int status = check_words(session);

	if (status != 0)
		return status;
	if (bri_install_find(&session->install, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_FAILED;
	}
	if (!bri_fits(session->policies, sizeof(session->policies), "%s/policies", session->install.share))
		session->policies[0] = '\0';
	if (bri_chosen_open(&session->chosen, &session->install, session->policy, source, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_USAGE;
	}
	session->sources = bri_sources_new(session->root);
	if (session->sources == NULL ||
	    bri_gather_init(&session->gathered, bri_policy_header(session->chosen.policy)->digest, session->root, bri_session_fail,
	                    session) != 0) {
		bri_complain_text("out of memory");
		bri_session_close(session);
		return BRI_EXIT_FAILED;
	}
	return 0;
}

void bri_session_fail(void *context, const struct bri_error *error)
{
	struct bri_session *session = context;
	struct bri_error *grown = realloc(session->failures, (session->failure_count + 1) * sizeof(*grown));

	bri_complain(error);
	if (grown == NULL) {
		session->out_of_memory = true;
		return;
	}
	session->failures = grown;
	session->failures[session->failure_count++] = *error;
}

int bri_session_status(const struct bri_session *session)
{
	const struct bri_findings *findings = session->gathered.findings;
	size_t bad = bri_findings_of(findings, BRI_ERROR);

	if (session->failure_count > 0 || session->out_of_memory)
		return BRI_EXIT_FAILED;
	if (session->exit_zero)
		return BRI_EXIT_CLEAN;
	if (session->fail_level >= 1)
		bad += bri_findings_of(findings, BRI_WARNING);
	if (session->fail_level >= 2) {
		size_t count = bri_findings_count(findings);

		bad += bri_findings_unknown(findings);
		for (size_t i = 0; i < count; i++) {
			const struct bri_finding *finding = bri_findings_at(findings, i);

			bad += !finding->waived && finding->result == BRI_UNKNOWN;
		}
	}
	return bad > 0 ? BRI_EXIT_FINDINGS : BRI_EXIT_CLEAN;
}

int bri_session_finish(struct bri_session *session, bool whole, const char *const *notes, size_t note_count)
{
	struct bri_error error = {"", ""};
	struct bri_report report = {
		.policy = session->chosen.policy, .sources = session->sources, .source_root = session->root,
		.notes = notes, .note_count = note_count, .gathered = &session->gathered, .audit = session->audit, .roots = session->roots,
		.policies = session->policies};
	bool to_terminal = session->output == NULL || strcmp(session->output, "-") == 0;

	if (bri_apply_waivers(session->chosen.policy, session->gathered.findings, bri_today(), whole, &error) != 0)
		bri_session_fail(session, &error);
	bri_gather_settle(&session->gathered);
	report.findings = session->gathered.findings;
	report.units = session->gathered.units;
	report.failures = session->failures;
	report.failure_count = session->failure_count;
	report.colour = to_terminal && bri_wants_colour(stdout);
	if (bri_report_write(&report, session->document, session->output, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_FAILED;
	}
	return bri_session_status(session);
}

void bri_session_close(struct bri_session *session)
{
	bri_gather_finish(&session->gathered);
	bri_sources_free(session->sources);
	bri_chosen_close(&session->chosen);
	free(session->failures);
	session->sources = NULL;
	session->failures = NULL;
	session->failure_count = 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SESSION_H
#define BRI_SESSION_H

#include "chosen.h"
#include "document.h"
#include "gather.h"
#include "install.h"
#include "options.h"

#include <limits.h>
#include <stdbool.h>

/* What the commands that report findings have in common: a policy, gathered
 * findings, failures, one document, one exit status. */
struct bri_session {
	/* options, filled by bri_options_parse */
	const char *policy, *format, *output, *source_root, *fail_on;
	bool exit_zero;
	/* owned */
	struct bri_install install;
	struct bri_chosen chosen;
	struct bri_gathered gathered;
	struct bri_sources *sources;
	struct bri_error *failures;
	size_t failure_count;
	bool out_of_memory;
	char root[PATH_MAX], policies[PATH_MAX];
	const char *const *roots; /* for bri_report */
	const struct bri_audit *audit; /* borrowed: what the image gate saw; NULL none */
	enum bri_report_format document;
	int fail_level; /* 0 error, 1 warning, 2 unknown */
};

/* Rows for the options table of a command that has a session. */
#define BRI_SESSION_OPTIONS(session) \
	{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &(session).policy, NULL}, \
	{"format", 0, "FORMAT", BRI_REPORT_FORMAT_WORDS, &(session).format, NULL}, \
	{"output", 'o', "FILE", "write the document there", &(session).output, NULL}, \
	{"source-root", 0, "DIR", "URIs are relative to it (default: here)", &(session).source_root, NULL}, \
	{"fail-on", 0, "WHAT", "error (default), warning or unknown", &(session).fail_on, NULL}, \
	{"exit-zero", 0, NULL, "findings don't change the exit status", NULL, &(session).exit_zero}

/* Check the options, find the install, open the policy (by the nearest
 * brinell.yaml from `source`; NULL: here).  0, or the exit status after the
 * mistake was printed. */
int bri_session_open(struct bri_session *session, const char *source);

/* Record a failure of Brinell's own and print it; has bri_gather_init's form. */
void bri_session_fail(void *session, const struct bri_error *error);

/* Apply waivers with today's date, sort, write the document (with `notes`), and
 * give the exit status.  `whole`: the evidence is the whole project's, so
 * waivers that match nothing are findings. */
int bri_session_finish(struct bri_session *session, bool whole, const char *const *notes, size_t note_count);
/* The exit status that the findings deserve, without writing. */
int bri_session_status(const struct bri_session *session);
void bri_session_close(struct bri_session *session);

#endif

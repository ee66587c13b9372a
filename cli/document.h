/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_DOCUMENT_H
#define BRI_DOCUMENT_H

#include "error.h"
#include "finding.h"
#include "policy.h"
#include "source.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct bri_gathered;
struct bri_audit;

#define BRI_ROOTS_MAX 64

/* One report, ready to be written in any format. */
struct bri_report {
	const struct bri_policy *policy;
	const struct bri_findings *findings; /* sorted, waivers applied */
	struct bri_sources *sources;         /* NULL: no source lines, columns in bytes */
	const char *source_root;             /* absolute; URIs are relative to it */
	size_t units;                        /* compiled units that were seen */
	const struct bri_gathered *gathered; /* records of units and links; NULL none */
	const struct bri_audit *audit;       /* files of the image gate; NULL none */
	const char *policies;                /* root of the built-in policies, for what a level asks; NULL unknown */
	const char *const *roots;            /* staging roots whose package databases are asked, NULL-terminated; NULL none */
	const struct bri_error *failures;    /* Brinell's own */
	size_t failure_count;
	const char *const *notes;            /* one sentence each: what the reader must know beside the findings */
	size_t note_count;
	bool colour;
};

/* Writers. -1: out of memory, or `stream` failed. */
int bri_report_write_text(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_sarif(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_json(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_html(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_junit(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_gitlab(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_csv(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_markdown(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_in_toto(const struct bri_report *report, FILE *stream, struct bri_error *reterr);
int bri_report_write_cyclonedx(const struct bri_report *report, FILE *stream, struct bri_error *reterr);

enum bri_report_format {
	BRI_REPORT_TEXT, BRI_REPORT_SARIF, BRI_REPORT_JSON, BRI_REPORT_HTML, BRI_REPORT_JUNIT, BRI_REPORT_GITLAB,
	BRI_REPORT_CSV, BRI_REPORT_MARKDOWN, BRI_REPORT_IN_TOTO, BRI_REPORT_CYCLONEDX, BRI_REPORT_FORMATS
};
/* "text, sarif, ..." for messages. */
#define BRI_REPORT_FORMAT_WORDS "text, sarif, json, html, junit, gitlab, csv, markdown, in-toto or cyclonedx"
int bri_report_format_from_text(const char *word, enum bri_report_format *ret_format); /* NULL: text */
/* To `path` (NULL or "-": standard output), through a temporary name, so that a
 * full disk leaves the old document. */
int bri_report_write(const struct bri_report *report, enum bri_report_format format, const char *path,
                     struct bri_error *reterr);
/* The same for what another function writes. */
int bri_document_write(const char *path, int (*write)(void *context, FILE *stream, struct bri_error *reterr),
                       void *context, struct bri_error *reterr);

/* ---- parts that writers share ---- */

/* Length of the UTF-8 sequence at `at`, which ends with a NUL somewhere; 0 when it's malformed. */
size_t bri_utf8_sequence(const unsigned char *at);
/* A JSON string; what isn't UTF-8 becomes U+FFFD. NULL: out of memory. */
json_t *bri_json_text(const char *text);
/* obj[key] = value, which is taken over; a NULL value makes it fail.  0 or -1. */
int bri_json_set(json_t *object, const char *key, json_t *value);
/* Write it, with a final newline. */
int bri_json_write(const json_t *value, FILE *stream, struct bri_error *reterr);
/* `unless` it is NULL or empty: object[key] = text.  0 or -1. */
int bri_json_set_text(json_t *object, const char *key, const char *text);
/* "error", "warning", "none". */
const char *bri_severity_word(const struct bri_finding *finding);
/* `file` as a URI relative to `root`; absolute when it's outside. Caller frees with free(). */
char *bri_document_uri(const char *root, const char *file);
/* The same as a path, with nothing encoded. */
char *bri_document_path(const char *root, const char *file);
/* Untrusted text for a terminal: control characters become visible. */
void bri_document_print(FILE *stream, const char *text);
/* The file that a finding stands in, for formats that must name one: of an image as a whole bri_audit_whole. */
const char *bri_report_file(const struct bri_report *report, const struct bri_finding *finding);
/* The last day of a finding's waiver, "2027-06-30"; "" when it has none. */
const char *bri_report_expiry(const struct bri_report *report, const struct bri_finding *finding, char ret_date[11]);
/* The moment that documents bear, "2026-11-28T05:00:00Z": SOURCE_DATE_EPOCH, else now. */
void bri_document_moment(char ret_moment[32]);
/* SHA-256 of a text as 64 hex digits. */
void bri_document_digest(const char *text, size_t size, char ret_hex[65]);
/* Its clauses elsewhere: those of `standard` among the clause's mappings, "5.5-1, 5.5-2"; "" none. */
void bri_clause_mapping(const struct bri_policy *policy, const struct bri_clause *clause, const char *standard,
                        char *ret_text, size_t size);
/* Untrusted text for HTML or XML, in content and in quoted attributes; what could mislead the eye (controls,
 * overrides of the writing direction) becomes visible, what isn't UTF-8 U+FFFD. */
void bri_markup_text(FILE *stream, const char *text);
/* Is colour wanted on this stream: NO_COLOR, GCC_COLORS, a terminal. */
bool bri_wants_colour(FILE *stream);

/* Option findings that say the same of many units, as one. */
struct bri_fold {
	const struct bri_finding *finding; /* the first */
	size_t units;
};
/* Groups of unwaived option findings, in order of first appearance.  Returns
 * their number; caller frees *ret_folds with free(). (size_t)-1: out of memory. */
size_t bri_report_fold(const struct bri_findings *findings, struct bri_fold **ret_folds);

#endif

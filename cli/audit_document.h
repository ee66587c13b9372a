/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_DOCUMENT_H
#define BRI_AUDIT_DOCUMENT_H

#include "audit.h"
#include "document.h"

#include <stdio.h>

/* An audit as documents: JSON as design.md section 9 settles it, and text. */
struct bri_audit_document {
	const struct bri_policy *policy;
	const struct bri_audit *audit;        /* sorted */
	const struct bri_findings *findings;  /* waivers applied, sorted */
	const struct bri_error *failures;     /* what could not be read */
	size_t failure_count;
	bool colour;
	bool every_row;                       /* text: also what passed */
};
const char *bri_audit_result_word(unsigned result);     /* "pass" ... of enum bri_result */
const char *bri_audit_severity_word(unsigned severity); /* "off" ... of enum bri_severity */
int bri_audit_write_json(void *document, FILE *stream, struct bri_error *reterr);
/* A row a file, a column a requirement.  -1: out of memory. */
int bri_audit_print_table(const struct bri_audit_document *document, FILE *stream);
int bri_audit_write_text(void *document, FILE *stream, struct bri_error *reterr);

struct bri_session;
/* Is it JSON by its first characters? */
bool bri_audit_is_document(const char *path);
/* Add an audit that was written as JSON to `audit`; what it could not read is told to the session.  -1: it isn't one, or
 * out of memory. */
int bri_audit_read(struct bri_session *session, struct bri_audit *audit, const char *path, struct bri_error *reterr);

/* The findings that waivers accept, to be asked by row.  NULL: out of memory. */
struct bri_audit_waivers;
struct bri_audit_waivers *bri_audit_waivers_new(const struct bri_findings *findings);
void bri_audit_waivers_free(struct bri_audit_waivers *waivers); /* NULL allowed */
/* The finding that a failing row stands for, when a waiver accepts it; else NULL. */
const struct bri_finding *bri_audit_waiver(const struct bri_audit_waivers *waivers, const struct bri_audit_file *file,
                                           const struct bri_audit_row *row);

#endif

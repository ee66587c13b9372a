/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_HTML_H
#define BRI_HTML_H

#include "matrix.h"

/* Parts of the HTML page; private to report_html.c and html*.c. */
struct bri_audit_waivers;
struct bri_page {
	const struct bri_report *report;
	const struct bri_matrix *matrix;
	FILE *stream;
	const struct bri_audit_waivers *waivers; /* of the image gate's rows */
};

/* Markup as it is; %T in place of %s escapes its text, %I makes a part of an element's name of it. */
void bri_html(const struct bri_page *page, const char *format, ...);
/* A state's or result's word as a coloured mark: "proven", "error", "fail" ... */
void bri_html_mark(const struct bri_page *page, const char *word);
/* What the browser is told: head with style, and the script at the end. */
void bri_html_begin(const struct bri_page *page, const char *title);
void bri_html_end(const struct bri_page *page);

void bri_html_glance(const struct bri_page *page); /* clauses that are violated, findings a rule */
void bri_html_matrix(const struct bri_page *page);   /* clauses, declarations */
void bri_html_files(const struct bri_page *page);    /* programs and images, units */
void bri_html_findings(const struct bri_page *page); /* 0, or -1 out of memory */
void bri_html_waivers(const struct bri_page *page);
void bri_html_rules(const struct bri_page *page);    /* what the rules that found something ask */

#endif

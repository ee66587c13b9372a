/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SUMMARY_H
#define BRI_SUMMARY_H

#include "document.h"
#include "evidence.h"

#include <stdio.h>

/* What `brinell run` says once, at the end of a build. */
struct bri_summary {
	const struct bri_gathered *gathered; /* the evidence */
	const struct bri_report *report;
	enum bri_mode mode;
	size_t units;        /* compiled under the gates */
	size_t links;
	const char *command; /* the build command, for the advice */
	const char *added;   /* options that harden added, "" none */
};
int bri_summary_write(const struct bri_summary *summary, FILE *stream, struct bri_error *reterr);

#endif

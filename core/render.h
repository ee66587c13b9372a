/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RENDER_H
#define BRI_RENDER_H

#include "finding.h"
#include "judge.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Findings as GCC-style text, for gates that have no compiler's voice (link,
 * check, report, judge).  Layout:
 *   FILE:LINE:COL: error: MESSAGE [RULE]
 *      12 |   source line
 *         |   ^~~~
 *   FILE:LINE:COL: note: STEP
 *   FILE:LINE:COL: note: CLAUSES, CWE
 *   FILE:LINE:COL: note: fix: FIX
 * Colours as GCC's defaults when `colour`. */
struct bri_render {
	bool colour;
	bool carets;
	bri_line_reader line; /* NULL: no source lines */
	void *line_context;
	void (*emit)(void *context, const char *text, size_t length);
	void *emit_context;
};
void bri_render_finding(const struct bri_render *render, const struct bri_finding *finding);
/* "2 errors, 1 warning, 1 waived in 3 units" */
void bri_render_summary(const struct bri_render *render, const struct bri_findings *findings, size_t units);

#ifdef __cplusplus
}
#endif
#endif

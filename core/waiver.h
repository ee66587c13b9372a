/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_WAIVER_H
#define BRI_WAIVER_H

#include "judge.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Accepted findings.  A waiver names rule, reason, owner and the last day it
 * holds; it stands in the policy or in a comment of the source:
 *
 *   // brinell: allow RULE reason="..." owner="..." expires=2027-06-30
 *
 * or, where the policy's setting `source-waivers` is `short`,
 *
 *   // brinell: allow RULE, RULE: reason
 *
 * on the finding's line, or alone on the line above.  A waived finding stays in
 * every report.
 *
 * waiver_place of a waived finding is "brinell.yaml:12", or for a comment
 * "etag.c:11, expires 2027-06-30": so that a later gate, which has no source,
 * still sees the day; "etag.c:11, no expiry" of a short one. */

enum bri_waiver_lack {
	BRI_LACKS_REASON = 1 << 0,
	BRI_LACKS_OWNER = 1 << 1,
	BRI_LACKS_EXPIRY = 1 << 2, /* none, or no such day */
	BRI_LACKS_RULE = 1 << 3
};

/* What one comment says.  Texts are cut to fit. */
struct bri_source_waiver {
	char rule[161];    /* ids or globs, set apart by commas */
	char reason[256];
	char owner[128];
	uint32_t expires;  /* days since 1970-01-01, last valid day */
	uint32_t column;   /* of "brinell:", from 1 */
	unsigned lacks;    /* enum bri_waiver_lack */
	bool is_short;     /* a rule, a colon and a reason: neither owner nor expiry */
	bool alone;        /* nothing but blanks stands before the comment */
};

/* The next waiver in a line (`length` bytes, no newline) from offset *at on,
 * which moves behind it; start with 0.  False: none is left.  Texts in string
 * and character literals are no comments. */
bool bri_waiver_in_source(const char *line, size_t length, size_t *at, struct bri_source_waiver *ret_waiver);

/* Does one of the waiver's ids or globs name the rule? */
bool bri_waiver_names(const struct bri_source_waiver *waiver, const char *rule);

/* All waivers of a unit, in one call after its findings are collected: comments
 * (lines are read only where a finding stands), then the policy's, as
 * bri_apply_waivers does without `whole`.  Adds waiver.expired and
 * waiver.incomplete.  Where `refuse_source_waivers` is set a comment waives
 * nothing and the finding's fix says why.  Findings aren't sorted again. */
int bri_waivers_apply_source(const struct bri_policy *policy, struct bri_findings *findings,
                             const struct bri_judge_options *options, struct bri_error *reterr);

/* Severity after the policy's scopes: the last that fits wins.  `target`: the
 * linked output, "" in a unit. */
uint8_t bri_scope_severity(const struct bri_policy *policy, const char *rule, uint8_t severity, const char *target,
                           const char *path);
/* The same of a unit's finding, for scopes by triple, language and environment, which fit nothing without `unit`.
 * bri_scope_evidence: the unit is known to whoever made the evidence alone, so that where such a scope could fit the
 * severity stays as it came. */
extern const struct bri_scope_unit bri_scope_evidence;
uint8_t bri_scope_severity_in(const struct bri_policy *policy, const char *rule, uint8_t severity, const char *target,
                              const char *path, const struct bri_scope_unit *unit);

/* Does a glob (* and ?; * crosses '/') name this path, or its tail after some
 * '/'?  "src/a.c" names /build/x/src/a.c; a glob that begins with '/' must fit
 * from the start. */
bool bri_path_glob(const char *glob, const char *path);
bool bri_plain_glob(const char *glob, const char *text);

/* Does a waiver's path name the finding's file: as it is, as it was compiled, or, where the path has no star, as it is
 * seen from `directory` (absolute; NULL: not known), where relative names begin? */
bool bri_waiver_names_file(const char *path, const struct bri_finding *finding, const char *directory);

/* SHA-256 of a source line without the blanks around it, 64 hex digits: what a
 * waiver's `digest` holds. */
void bri_waiver_line_digest(const char *line, size_t length, char ret_hex[65]);

#ifdef __cplusplus
}
#endif
#endif

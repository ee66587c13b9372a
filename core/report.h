/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_REPORT_H
#define BRI_REPORT_H

/* Internal to core: the texts of findings. */

#include "finding.h"
#include "policy.h"

/* {what} {value} {name} {role} of a rule's message. */
void bri_report_expand(const char *pattern, const char *what, const char *value, const char *name, const char *role,
                       char *text, size_t room);
/* The fix of a rule for what is judged, "output" or "function", where it has one of its own; else the rule's. */
const char *bri_report_fix(const struct bri_policy *policy, const struct bri_rule *rule, const char *subject);
/* Id, severity, fix, clauses and CWE of a rule; every other text "". */
void bri_report_rule(const struct bri_policy *policy, const struct bri_rule *rule, const struct bri_api *api,
                     struct bri_finding *finding, char *clauses, size_t room);

#endif

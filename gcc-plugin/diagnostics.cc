/* SPDX-License-Identifier: Apache-2.0 */
/* Shows findings as GCC shows its own: the caret at the place, a note for each
 * step of the value's path, for the clauses and for the fix.  Decides nothing:
 * severity, texts and order come from the judge. */
#include "diagnostics.h"

#include "place.h"

static location_t shown_location(const struct bri_finding *finding)
{
	if (finding->location != 0)
		return place_caret(finding->location);
	return finding->is_option || finding->line <= 1 ? place_main_source() : UNKNOWN_LOCATION;
}

/* GCC's heading for a diagnostic inside a function; its own needs the
 * declaration, which may be gone by the end of the unit. */
static void show_function(const struct bri_finding *finding, const char **last)
{
	bool has_function = finding->function != NULL && *finding->function != '\0';
	if (!has_function || !compat_prints_text() || (*last != NULL && strcmp(*last, finding->function) == 0))
		return;
	*last = finding->function;
	pretty_printer *printer = compat_printer();
	pp_verbatim(printer, "%r%s:%R In function %qs:", "locus", finding->file, finding->function);
	pp_newline_and_flush(printer);
}

static void show_steps(const struct bri_finding *finding)
{
	for (size_t i = 0; i < finding->step_count; i++) {
		const struct bri_step *step = &finding->steps[i];
		if (step->location != 0)
			inform(place_caret(step->location), "%s", step->text);
		else if (step->file != NULL && *step->file != '\0' && step->line != 0)
			inform(UNKNOWN_LOCATION, "%s:%u: %s", step->file, step->line, step->text);
		else
			inform(UNKNOWN_LOCATION, "%s", step->text);
	}
}

static void show_notes(const struct bri_finding *finding, location_t location)
{
	location_t body = finding->location != 0 ? place_macro_body(finding->location) : UNKNOWN_LOCATION;
	if (finding->macro != NULL && *finding->macro != '\0' && body > BUILTINS_LOCATION)
		inform(body, "in the definition of macro %qs", finding->macro);
	show_steps(finding);
	bool has_clauses = finding->clauses != NULL && *finding->clauses != '\0';
	bool has_cwe = finding->cwe != NULL && *finding->cwe != '\0';
	if (has_clauses || has_cwe)
		inform(location, "required by %s%s%s", has_clauses ? finding->clauses : "",
		       has_clauses && has_cwe ? ", " : "", has_cwe ? finding->cwe : "");
	if (finding->fix != NULL && *finding->fix != '\0')
		inform(location, "fix: %s", finding->fix);
}

static const char *rule_url(const struct bri_finding *finding, const struct bri_policy *policy)
{
	const struct bri_rule *rule = policy != NULL ? bri_policy_find_rule(policy, finding->rule) : NULL;
	return rule != NULL ? bri_policy_text(policy, rule->url) : "";
}

/* True when it was shown, so that its notes follow. */
static bool show_heading(const struct bri_finding *finding, location_t location, const char *url)
{
	if (finding->severity == BRI_ERROR) {
		if (*url != '\0')
			error_at(location, "%s [%{%s%}]", finding->message, url, finding->rule);
		else
			error_at(location, "%s [%s]", finding->message, finding->rule);
		return true;
	}
	if (*url != '\0')
		return warning_at(location, 0, "%s [%{%s%}]", finding->message, url, finding->rule);
	return warning_at(location, 0, "%s [%s]", finding->message, finding->rule);
}

void diagnostics_show(const struct bri_findings *findings, const struct bri_policy *policy)
{
	const char *function = NULL;
	for (size_t i = 0; i < bri_findings_count(findings); i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		if (finding->waived || finding->result != BRI_FAIL || finding->severity == BRI_OFF)
			continue;
		location_t location = shown_location(finding);
		auto_diagnostic_group group;
		if (finding->severity == BRI_ERROR || !compat_inhibits_warnings())
			show_function(finding, &function);
		if (show_heading(finding, location, rule_url(finding, policy)))
			show_notes(finding, location);
	}
}

void diagnostics_fail(const struct bri_error *failure)
{
	if (failure->where[0] != '\0')
		error_at(UNKNOWN_LOCATION, "brinell: %s: %s", failure->where, failure->what);
	else
		error_at(UNKNOWN_LOCATION, "brinell: %s", failure->what);
}

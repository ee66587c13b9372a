/* SPDX-License-Identifier: Apache-2.0 */
/* Applies scopes and waivers to findings, with today's date.  A waiver that is
 * incomplete or expired waives nothing and becomes a finding itself.  It never
 * removes a finding. */
#include "waiver.h"

#include "date.h"
#include "sha256.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- globs and scopes -------------------------------------------------------- */

bool bri_plain_glob(const char *glob, const char *text)
{
	const char *star = NULL, *resume = NULL;

	while (*text) {
		if (*glob == '*') {
			star = glob++;
			resume = text;
		} else if (*glob == '?' || *glob == *text) {
			glob++;
			text++;
		} else if (star) {
			glob = star + 1;
			text = ++resume;
		} else {
			return false;
		}
	}
	while (*glob == '*')
		glob++;
	return *glob == 0;
}

bool bri_path_glob(const char *glob, const char *path)
{
	const char *at = path;

	if (glob[0] == '.' && glob[1] == '/')
		glob += 2;
	if (glob[0] == '/')
		return bri_plain_glob(glob, path);
	while (!bri_plain_glob(glob, at)) {
		at = strchr(at, '/');
		if (!at)
			return false;
		at++;
	}
	return true;
}

const struct bri_scope_unit bri_scope_evidence = {"", "", ""};

/* A scope's own words on the unit; 0 says nothing. */
static bool fits_unit(const struct bri_policy *policy, uint32_t glob, const char *value)
{
	return !glob || (value && bri_plain_glob(bri_policy_text(policy, glob), value));
}

uint8_t bri_scope_severity(const struct bri_policy *policy, const char *rule, uint8_t severity, const char *target,
                           const char *path)
{
	return bri_scope_severity_in(policy, rule, severity, target, path, NULL);
}

uint8_t bri_scope_severity_in(const struct bri_policy *policy, const char *rule, uint8_t severity, const char *target,
                              const char *path, const struct bri_scope_unit *unit)
{
	size_t count;
	const struct bri_scope *scopes = bri_policy_scopes(policy, &count);
	const uint8_t came = severity;

	for (size_t i = 0; i < count; i++) {
		const struct bri_scope *scope = &scopes[i];

		if (!bri_plain_glob(bri_policy_text(policy, scope->rule), rule))
			continue;
		if (scope->target && (!*target || !bri_path_glob(bri_policy_text(policy, scope->target), target)))
			continue;
		if (scope->path && !bri_path_glob(bri_policy_text(policy, scope->path), path))
			continue;
		if (scope->triple || scope->language || scope->environment) {
			if (unit == &bri_scope_evidence)
				return came;
			if (!unit || !fits_unit(policy, scope->triple, unit->triple) ||
			    !fits_unit(policy, scope->language, unit->language) ||
			    !fits_unit(policy, scope->environment, unit->environment))
				continue;
		}
		severity = scope->severity;
	}
	return severity;
}

void bri_waiver_line_digest(const char *line, size_t length, char ret_hex[65])
{
	uint8_t digest[32];

	while (length && (*line == ' ' || *line == '\t')) {
		line++;
		length--;
	}
	while (length && (line[length - 1] == ' ' || line[length - 1] == '\t' || line[length - 1] == '\r'))
		length--;
	bri_sha256(line, length, digest);
	bri_digest_text(digest, ret_hex);
}

uint32_t bri_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	unsigned long long seconds = 0;
	size_t length = epoch ? strspn(epoch, "0123456789") : 0;
	time_t now;

	if (length && length < 15 && !epoch[length]) {
		for (size_t i = 0; i < length; i++)
			seconds = seconds * 10 + (unsigned)(epoch[i] - '0');
	} else {
		now = time(NULL);
		/* Without a clock every waiver counts as expired. */
		if (now == (time_t)-1)
			return UINT32_MAX;
		seconds = (unsigned long long)now;
	}
	return seconds / 86400 < UINT32_MAX ? (uint32_t)(seconds / 86400) : UINT32_MAX;
}

/* ---- findings about waivers --------------------------------------------------- */

struct work {
	const struct bri_policy *policy;
	struct bri_findings *findings;
	uint32_t today;
	const struct bri_waiver_files *files; /* NULL: no file can be asked for its digest */
	const char *directory;                /* where relative names begin; NULL: not known */
};

/* Findings belong to the list and are handed out read-only; waiving is the one
 * change that is made afterwards. */
static struct bri_finding *writable(const struct bri_findings *findings, size_t i)
{
	return (struct bri_finding *)(uintptr_t)bri_findings_at(findings, i);
}

static bool is_about_waivers(const struct bri_finding *finding)
{
	return strncmp(finding->rule, "waiver.", 7) == 0;
}

/* The rule's message with {name} and {value}. */
static void expand(char *ret_text, size_t size, const char *message, const char *name, const char *value)
{
	size_t used = 0;

	while (*message && used + 1 < size) {
		const char *piece = NULL;
		size_t length;

		if (strncmp(message, "{name}", 6) == 0)
			piece = name, message += 6;
		else if (strncmp(message, "{value}", 7) == 0)
			piece = value, message += 7;
		length = piece ? strlen(piece) : 1;
		if (length > size - 1 - used)
			length = size - 1 - used;
		memcpy(ret_text + used, piece ? piece : message, length);
		message += piece ? 0 : 1;
		used += length;
	}
	ret_text[used] = 0;
}

/* A waiver's own fault, at `file`:`line`; `gate` and function of the finding it
 * speaks of.  -1: out of memory. */
static int add_fault(const struct work *work, const char *id, const char *fallback, const struct bri_finding *place,
                     const char *name, const char *value)
{
	const struct bri_rule *rule = bri_policy_find_rule(work->policy, id);
	const char *message = rule ? bri_policy_text(work->policy, rule->message) : "";
	char text[512];
	struct bri_finding finding = *place;

	finding.rule = id;
	/* A policy that doesn't know the rule doesn't excuse the fault. */
	finding.severity = rule ? rule->severity : BRI_ERROR;
	if (finding.severity == BRI_OFF)
		return 0;
	finding.result = BRI_FAIL;
	finding.fix = rule ? bri_policy_text(work->policy, rule->fix) : "";
	finding.clauses = finding.cwe = finding.macro = "";
	finding.waiver_reason = finding.waiver_owner = finding.waiver_place = "";
	finding.waived = finding.waived_in_source = finding.is_option = false;
	finding.steps = NULL;
	finding.step_count = 0;
	expand(text, sizeof text, *message ? message : fallback, name, value);
	finding.message = text;
	return bri_findings_add(work->findings, &finding) ? 0 : -1;
}

static int add_expired(const struct work *work, const struct bri_finding *place, const char *rule, uint32_t expires)
{
	char date[11];

	bri_date_text(expires, date);
	return add_fault(work, "waiver.expired", "The waiver of {name} expired on {value}", place, rule, date);
}

static int add_incomplete(const struct work *work, const struct bri_finding *place,
                          const struct bri_source_waiver *waiver)
{
	static const char *const words[] = {"a reason", "an owner", "an expiry date", "a rule"};
	char lacks[64] = "";

	for (size_t i = 0; i < 4; i++) {
		if (!(waiver->lacks & 1u << i))
			continue;
		strcat(lacks, lacks[0] ? ", " : "");
		strcat(lacks, words[i]);
	}
	return add_fault(work, "waiver.incomplete", "The waiver of {name} lacks {value}", place,
	                 waiver->rule[0] ? waiver->rule : "nothing", lacks);
}

static int out_of_memory(const struct work *work, struct bri_error *reterr)
{
	return bri_findings_is_complete(work->findings) ? 0 : bri_error_set(reterr, "", "out of memory");
}

#define NO_EXPIRY ", no expiry"

/* What the policy's setting says; without one a comment must be whole. */
static bool source_waivers_are(const struct bri_policy *policy, const char *word)
{
	const char *setting = bri_policy_setting(policy, "source-waivers");
	return strcmp(setting ? setting : "full", word) == 0;
}

/* ---- in the source ------------------------------------------------------------ */

static void waive_in_source(const struct work *work, struct bri_finding *finding,
                            const struct bri_source_waiver *waiver, uint32_t line)
{
	const char *slash = strrchr(finding->file, '/');
	char place[320], date[11];

	bri_date_text(waiver->expires, date);
	snprintf(place, sizeof place, "%.250s:%u%s%s", slash ? slash + 1 : finding->file, (unsigned)line,
	         waiver->is_short ? NO_EXPIRY : ", expires ", waiver->is_short ? "" : date);
	finding->waived = finding->waived_in_source = true;
	finding->waiver_reason = bri_findings_keep(work->findings, waiver->reason);
	finding->waiver_owner = bri_findings_keep(work->findings, waiver->owner);
	finding->waiver_place = bri_findings_keep(work->findings, place);
}

/* A comment that names the finding's rule. */
static int take_comment(const struct work *work, const struct bri_judge_options *options, struct bri_finding *finding,
                        struct bri_source_waiver *waiver, uint32_t line)
{
	struct bri_finding place = *finding;
	char fix[1024];

	place.line = line;
	place.column = waiver->column;
	if (line != finding->line)
		place.location = 0;
	bool off = source_waivers_are(work->policy, "off");
	if (waiver->is_short && !off && !source_waivers_are(work->policy, "short"))
		waiver->lacks |= BRI_LACKS_OWNER | BRI_LACKS_EXPIRY;
	if (waiver->lacks && !off)
		return add_incomplete(work, &place, waiver);
	if (off || options->refuse_source_waivers) {
		snprintf(fix, sizeof fix, "%.700s%sthe waiver comment here is not honoured, because %s", finding->fix,
		         finding->fix[0] ? "; " : "",
		         off ? "the policy lets no comment waive: put the waiver into brinell.yaml"
		             : "this compiler cache could hide a change of it: set CCACHE_COMMENTS=1, or put the waiver "
		               "into brinell.yaml");
		finding->fix = bri_findings_keep(work->findings, fix);
		return 0;
	}
	if (!waiver->is_short && work->today > waiver->expires)
		return add_expired(work, &place, waiver->rule, waiver->expires);
	waive_in_source(work, finding, waiver, line);
	return 0;
}

/* Comments of one line that speak of the finding. */
static int take_line(const struct work *work, const struct bri_judge_options *options, struct bri_finding *finding,
                     uint32_t line)
{
	struct bri_source_waiver waiver;
	size_t length = 0, at = 0;
	const char *text = options->line(options->line_context, finding->file, line, &length);

	while (text && !finding->waived && bri_waiver_in_source(text, length, &at, &waiver)) {
		if (line != finding->line && !waiver.alone)
			continue;
		if (!(waiver.lacks & BRI_LACKS_RULE) && !bri_waiver_names(&waiver, finding->rule))
			continue;
		if (take_comment(work, options, finding, &waiver, line) < 0)
			return -1;
	}
	return 0;
}

/* What the source line is, for waivers with a digest, now and wherever the evidence goes. */
static void keep_digest(const struct work *work, const struct bri_judge_options *options, struct bri_finding *finding)
{
	size_t length = 0;
	const char *text;
	char hex[65];

	if (finding->is_option || !finding->line || finding->digest[0])
		return;
	text = options->line(options->line_context, finding->file, finding->line, &length);
	if (!text)
		return;
	bri_waiver_line_digest(text, length, hex);
	finding->digest = bri_findings_keep(work->findings, hex);
}

/* ---- in the policy ------------------------------------------------------------- */

/* A finding about a file as a whole, such as a vendor's archive: the waiver's digest is the file's. */
static bool is_file(const struct work *work, const struct bri_finding *finding, const char *digest)
{
	char hex[65];

	return work->files && !finding->line && work->files->digest(work->files->context, finding->file, hex) &&
	       strcasecmp(hex, digest) == 0;
}

static bool is_waived_by(const struct work *work, const struct bri_waiver *waiver, const struct bri_finding *finding)
{
	const char *digest = bri_policy_text(work->policy, waiver->digest);
	const char *function = bri_policy_text(work->policy, waiver->function);
	/* What a link says of a line is of a unit that may have been compiled elsewhere. */
	const char *directory =
	    work->files && (finding->gate == BRI_GATE_COMPILE || finding->line) ? NULL : work->directory;

	if (!bri_plain_glob(bri_policy_text(work->policy, waiver->rule), finding->rule) ||
	    !bri_waiver_names_file(bri_policy_text(work->policy, waiver->path), finding, directory))
		return false;
	if (*function && !bri_plain_glob(function, finding->function))
		return false;
	return !*digest || strcmp(finding->digest, digest) == 0 || is_file(work, finding, digest);
}

/* A comment's day, as waive_in_source wrote it; false: it isn't there. */
static bool source_expiry(const struct bri_finding *finding, uint32_t *ret_days)
{
	size_t length = strlen(finding->waiver_place);

	return length > 20 && strncmp(finding->waiver_place + length - 20, ", expires ", 10) == 0 &&
	       bri_date_read(finding->waiver_place + length - 10, 10, ret_days);
}

/* A waiver from a comment still holds until its day. */
static int check_source(const struct work *work, struct bri_finding *finding)
{
	uint32_t expires = 0;
	int rc = 0;

	size_t length = strlen(finding->waiver_place), tail = strlen(NO_EXPIRY);
	if (length > tail && strcmp(finding->waiver_place + length - tail, NO_EXPIRY) == 0 &&
	    source_waivers_are(work->policy, "short"))
		return 0;
	if (!source_expiry(finding, &expires) || work->today > expires) {
		finding->waived = finding->waived_in_source = false;
		rc = add_expired(work, finding, finding->rule, expires);
		finding->waiver_reason = finding->waiver_owner = finding->waiver_place = "";
	}
	return rc;
}

static const char *compiled_name(const struct bri_finding *finding)
{
	return finding->compiled[0] ? finding->compiled : finding->file;
}

/* Is it one that an earlier one was taken for, when both had no more than their compilers' names?  A waiver of such a
 * name counts both as one, as it always did. */
static bool is_double(const struct work *work, const struct bri_waiver *waiver, size_t at)
{
	const struct bri_finding *finding = bri_findings_at(work->findings, at);

	if (!waiver->count || !bri_path_glob(bri_policy_text(work->policy, waiver->path), compiled_name(finding)))
		return false;
	for (size_t i = 0; i < at; i++) {
		const struct bri_finding *other = bri_findings_at(work->findings, i);

		if (other->line == finding->line && other->column == finding->column && strcmp(other->rule, finding->rule) == 0 &&
		    strcmp(compiled_name(other), compiled_name(finding)) == 0 && is_waived_by(work, waiver, other))
			return true;
	}
	return false;
}

/* `uses`: findings that each waiver has accepted. */
static void apply_policy(const struct work *work, size_t at, size_t *uses)
{
	struct bri_finding *finding = writable(work->findings, at);
	size_t count;
	const struct bri_waiver *waivers = bri_policy_waivers(work->policy, &count);
	const struct bri_waiver *found = NULL;

	for (size_t i = 0; i < count; i++) {
		bool again;

		if (!is_waived_by(work, &waivers[i], finding))
			continue;
		again = is_double(work, &waivers[i], at);
		if (waivers[i].count && uses[i] >= waivers[i].count && !again)
			continue;
		/* What another one has accepted still shows that this one isn't left over, unless it is counted. */
		if (!again && (!found || !waivers[i].count))
			uses[i]++;
		if (!found && work->today <= waivers[i].expires)
			found = &waivers[i];
	}
	finding->waived = found != NULL;
	finding->waiver_reason = found ? bri_policy_text(work->policy, found->reason) : "";
	finding->waiver_owner = found ? bri_policy_text(work->policy, found->owner) : "";
	finding->waiver_place = found ? bri_policy_text(work->policy, found->place) : "";
	if (found) {
		/* The policy may be closed before the findings are printed. */
		finding->waiver_reason = bri_findings_keep(work->findings, finding->waiver_reason);
		finding->waiver_owner = bri_findings_keep(work->findings, finding->waiver_owner);
		finding->waiver_place = bri_findings_keep(work->findings, finding->waiver_place);
		/* Where the evidence goes, the file may not be. */
		if (work->files && !finding->line && !finding->digest[0])
			finding->digest = bri_findings_keep(work->findings, bri_policy_text(work->policy, found->digest));
	}
}

/* "brinell.yaml:12" as a finding's place. */
static void place_of(const struct work *work, const struct bri_waiver *waiver, struct bri_finding *ret_place,
                     char *file, size_t size)
{
	const char *place = bri_policy_text(work->policy, waiver->place);
	const char *colon = strrchr(place, ':');
	size_t length = colon ? (size_t)(colon - place) : strlen(place);

	snprintf(file, size, "%.*s", (int)(length < size ? length : size - 1), place);
	memset(ret_place, 0, sizeof *ret_place);
	ret_place->file = file;
	ret_place->line = colon ? (uint32_t)strtoul(colon + 1, NULL, 10) : 0;
	ret_place->function = "";
}

/* A waiver accepts more than there is. */
static int add_left_over(const struct work *work, const struct bri_finding *place, const struct bri_waiver *waiver, size_t uses)
{
	char value[96] = "matches no finding";

	if (uses)
		snprintf(value, sizeof value, "accepts %u findings and only %zu %s left", (unsigned)waiver->count, uses,
		         uses == 1 ? "is" : "are");
	return add_fault(work, "waiver.unmatched", "The waiver of {name} {value}", place,
	                 bri_policy_text(work->policy, waiver->rule), value);
}

/* Expired waivers that a finding met (whole: all), and, when whole, those that
 * are left over. */
static int judge_waivers(const struct work *work, const size_t *uses, bool whole)
{
	size_t count;
	const struct bri_waiver *waivers = bri_policy_waivers(work->policy, &count);
	struct bri_finding place;
	char file[320];

	for (size_t i = 0; i < count; i++) {
		const char *rule = bri_policy_text(work->policy, waivers[i].rule);
		bool expired = work->today > waivers[i].expires;

		place_of(work, &waivers[i], &place, file, sizeof file);
		place.gate = whole ? BRI_GATE_LINK : BRI_GATE_COMPILE;
		if (expired && (whole || uses[i]) && add_expired(work, &place, rule, waivers[i].expires) < 0)
			return -1;
		if (!expired && whole && (!uses[i] || uses[i] < waivers[i].count) &&
		    add_left_over(work, &place, &waivers[i], uses[i]) < 0)
			return -1;
	}
	return 0;
}

/* Of the code, not of what was linked. */
static bool is_of_unit(const struct bri_finding *finding)
{
	return finding->gate == BRI_GATE_COMPILE || (finding->gate == BRI_GATE_LINK && finding->line > 0);
}

static int apply(const struct work *work, bool whole, const struct bri_judge_options *options, struct bri_error *reterr)
{
	size_t count = bri_findings_count(work->findings), waivers, *uses;
	const struct bri_waiver *list = bri_policy_waivers(work->policy, &waivers);
	bool counted = false;
	int rc = 0;

	uses = calloc(waivers + 1, sizeof *uses);
	if (!uses)
		return bri_error_set(reterr, "", "out of memory");
	for (size_t i = 0; i < waivers; i++)
		counted = counted || list[i].count;
	/* Where only so many are accepted, the first ones are, everywhere the same. */
	if (counted)
		bri_findings_sort(work->findings);
	for (size_t i = 0; i < count && rc == 0; i++) {
		struct bri_finding *finding = writable(work->findings, i);
		const char *target = finding->gate == BRI_GATE_COMPILE ? "" : finding->file;

		if (is_about_waivers(finding))
			continue;
		finding->severity = bri_scope_severity_in(work->policy, finding->rule, finding->severity, target, finding->file,
		                                          options             ? options->unit
		                                          : is_of_unit(finding) ? &bri_scope_evidence
		                                                              : NULL);
		if (finding->waived && finding->waived_in_source)
			rc = check_source(work, finding);
		if (rc == 0 && !finding->waived_in_source)
			apply_policy(work, i, uses);
	}
	if (rc == 0)
		rc = judge_waivers(work, uses, whole);
	free(uses);
	return rc < 0 ? bri_error_set(reterr, "", "out of memory") : out_of_memory(work, reterr);
}

int bri_apply_waivers(const struct bri_policy *policy, struct bri_findings *findings, uint32_t today, bool whole,
                      struct bri_error *reterr)
{
	const struct work work = {policy, findings, today ? today : bri_today(), NULL, NULL};

	return apply(&work, whole, NULL, reterr);
}

int bri_apply_waivers_to_files(const struct bri_policy *policy, struct bri_findings *findings, uint32_t today,
                               const struct bri_waiver_files *files, struct bri_error *reterr)
{
	const struct work work = {policy, findings, today ? today : bri_today(), files, files->directory};

	return apply(&work, false, NULL, reterr);
}

int bri_waivers_apply_source(const struct bri_policy *policy, struct bri_findings *findings,
                             const struct bri_judge_options *options, struct bri_error *reterr)
{
	const struct work work = {policy, findings, options->today ? options->today : bri_today(), NULL,
	                          options->directory};
	size_t count = bri_findings_count(findings);

	for (size_t i = 0; options->line && i < count; i++) {
		struct bri_finding *finding = writable(findings, i);

		/* An option's finding stands at line 1 for want of a place: no comment speaks of it. */
		if (finding->is_option || !finding->line || is_about_waivers(finding))
			continue;
		keep_digest(&work, options, finding);
		if (take_line(&work, options, finding, finding->line) < 0 ||
		    (finding->line > 1 && take_line(&work, options, finding, finding->line - 1) < 0))
			return bri_error_set(reterr, "", "out of memory");
	}
	return apply(&work, false, options, reterr);
}

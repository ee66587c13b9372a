/* SPDX-License-Identifier: Apache-2.0 */
/* What a change of policy will do: rules, severities, settings, facts about
 * APIs, scopes, waivers, declarations, and whether objects must be built again.
 * It compares what policies come to, not how they are written, and judges
 * nothing again: what a stricter setting or a new rule finds only a build tells. */
#include "compare.h"
#include "date.h"
#include "document.h"
#include "waiver.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct comparison {
	const struct bri_policy *before, *after;
	FILE *stream;
	const char *heading; /* printed before the first line below it; NULL: it was */
	size_t changes;
	bool needs_build;
};

static const char *severity_word(uint8_t severity)
{
	return severity == BRI_ERROR ? "error" : severity == BRI_WARNING ? "warning" : "off";
}

static void begin(struct comparison *comparison, const char *heading)
{
	comparison->heading = heading;
}

/* The heading, where it still lacks. */
static FILE *line(struct comparison *comparison)
{
	if (comparison->heading != NULL)
		fprintf(comparison->stream, "%s:\n", comparison->heading);
	comparison->heading = NULL;
	comparison->changes++;
	return comparison->stream;
}

static const char *effect_of(uint8_t before, uint8_t after)
{
	if (after == BRI_ERROR)
		return before == BRI_WARNING ? "refuses what it only warned of" : "looked for from now on, and refuses";
	if (after == BRI_WARNING)
		return before == BRI_ERROR ? "only warns of what it refused" : "looked for from now on, and warns";
	return "not looked for any more";
}

static void compare_rule(struct comparison *comparison, const struct bri_rule *one, const struct bri_rule *other)
{
	const char *id = bri_policy_text(comparison->before, one->id);

	if (one->severity != other->severity)
		fprintf(line(comparison), "  %-32s %s -> %s: %s\n", id, severity_word(one->severity), severity_word(other->severity),
		        effect_of(one->severity, other->severity));
	if (one->severity_elsewhere != other->severity_elsewhere &&
	    (one->severity_elsewhere != one->severity || other->severity_elsewhere != other->severity))
		fprintf(line(comparison), "  %-32s where no secret is reached: %s -> %s: %s\n", id, severity_word(one->severity_elsewhere),
		        severity_word(other->severity_elsewhere), effect_of(one->severity_elsewhere, other->severity_elsewhere));
	if (one->unknown != other->unknown) {
		static const char *const words[] = {"counted", "listed as unknown", "an error"};

		fprintf(line(comparison), "  %-32s what can't be decided: %s -> %s\n", id, words[one->unknown <= 2 ? one->unknown : 2],
		        words[other->unknown <= 2 ? other->unknown : 2]);
	}
}

static void compare_rules(struct comparison *comparison)
{
	size_t count;
	const struct bri_rule *rules = bri_policy_rules(comparison->before, &count);

	begin(comparison, "rules");
	for (size_t i = 0; i < count; i++) {
		const char *id = bri_policy_text(comparison->before, rules[i].id);
		const struct bri_rule *other = bri_policy_find_rule(comparison->after, id);

		if (other != NULL)
			compare_rule(comparison, &rules[i], other);
		else
			fprintf(line(comparison), "  %-32s gone; it was %s\n", id, severity_word(rules[i].severity));
	}
	rules = bri_policy_rules(comparison->after, &count);
	for (size_t i = 0; i < count; i++)
		if (bri_policy_find_rule(comparison->before, bri_policy_text(comparison->after, rules[i].id)) == NULL)
			fprintf(line(comparison), "  %-32s new, %s: %s\n", bri_policy_text(comparison->after, rules[i].id),
			        severity_word(rules[i].severity), bri_policy_text(comparison->after, rules[i].title));
}

static void compare_settings(struct comparison *comparison)
{
	size_t count;
	const struct bri_setting *settings = bri_policy_settings(comparison->before, &count);

	begin(comparison, "settings");
	for (size_t i = 0; i < count; i++) {
		const char *key = bri_policy_text(comparison->before, settings[i].key);
		const char *value = bri_policy_text(comparison->before, settings[i].value);
		const char *other = bri_policy_setting(comparison->after, key);

		if (other == NULL || strcmp(value, other) != 0)
			fprintf(line(comparison), "  %s: %s -> %s\n", key, value, other == NULL ? "not set" : other);
	}
	settings = bri_policy_settings(comparison->after, &count);
	for (size_t i = 0; i < count; i++)
		if (bri_policy_setting(comparison->before, bri_policy_text(comparison->after, settings[i].key)) == NULL)
			fprintf(line(comparison), "  %s: not set -> %s\n", bri_policy_text(comparison->after, settings[i].key),
			        bri_policy_text(comparison->after, settings[i].value));
}

/* ---- lists: each entry as a line, lines compared ------------------------------------------ */

struct texts {
	char **list;
	size_t count;
	bool failed;
};

static void add_text(struct texts *texts, char *text)
{
	char **grown = texts->list;

	if ((texts->count & (texts->count - 1)) == 0)
		grown = realloc(texts->list, (texts->count == 0 ? 1 : 2 * texts->count) * sizeof(*grown));
	if (grown == NULL || text == NULL) {
		texts->failed = true;
		free(text);
		return;
	}
	texts->list = grown;
	texts->list[texts->count++] = text;
}

__attribute__((format(printf, 2, 3))) static void add_format(struct texts *texts, const char *format, ...)
{
	char *text;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	va_end(args);
	add_text(texts, text);
}

static int by_text(const void *first, const void *second)
{
	return strcmp(*(char *const *)first, *(char *const *)second);
}

static void finish_texts(struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		free(texts->list[i]);
	free(texts->list);
}

static void list_apis(const struct bri_policy *policy, struct texts *texts)
{
	size_t count, roles;
	const struct bri_api *apis = bri_policy_apis(policy, &count);
	const struct bri_role *role = bri_policy_roles(policy, &roles);

	for (size_t i = 0; i < count; i++)
		add_format(texts, "%s (%s)%s%s, locus %u.%u, effect %u, %u bad, %u when, %u accept, flags %x",
		           bri_policy_text(policy, apis[i].label ? apis[i].label : apis[i].name), bri_policy_text(policy, apis[i].library),
		           apis[i].role < roles ? " is " : "", apis[i].role < roles ? bri_policy_text(policy, role[apis[i].role].name) : "",
		           apis[i].locus, apis[i].arg, apis[i].effect, apis[i].bad, apis[i].when, apis[i].accept, apis[i].flags);
}

static void list_scopes(const struct bri_policy *policy, struct texts *texts)
{
	size_t count;
	const struct bri_scope *scopes = bri_policy_scopes(policy, &count);

	for (size_t i = 0; i < count; i++)
		add_format(texts, "%s%s%s%s%s%s%s%s%s%s%s: %s", bri_policy_text(policy, scopes[i].rule), scopes[i].path ? " path " : "",
		           bri_policy_text(policy, scopes[i].path), scopes[i].target ? " target " : "",
		           bri_policy_text(policy, scopes[i].target), scopes[i].triple ? " triple " : "",
		           bri_policy_text(policy, scopes[i].triple), scopes[i].language ? " language " : "",
		           bri_policy_text(policy, scopes[i].language), scopes[i].environment ? " environment " : "",
		           bri_policy_text(policy, scopes[i].environment), severity_word(scopes[i].severity));
}

static void list_waivers(const struct bri_policy *policy, struct texts *texts)
{
	size_t count;
	const struct bri_waiver *waivers = bri_policy_waivers(policy, &count);
	char date[11], number[32];

	for (size_t i = 0; i < count; i++) {
		bri_date_text(waivers[i].expires, date);
		number[0] = '\0';
		if (waivers[i].count > 0)
			snprintf(number, sizeof(number), ", %u times", (unsigned)waivers[i].count);
		add_format(texts, "%s at %s%s%s%s%.12s%s until %s by %s: %s", bri_policy_text(policy, waivers[i].rule),
		           bri_policy_text(policy, waivers[i].path), waivers[i].function ? " in " : "",
		           bri_policy_text(policy, waivers[i].function), waivers[i].digest ? " line " : "",
		           bri_policy_text(policy, waivers[i].digest), number, date, bri_policy_text(policy, waivers[i].owner),
		           bri_policy_text(policy, waivers[i].reason));
	}
}

static void list_declarations(const struct bri_policy *policy, struct texts *texts)
{
	size_t count;
	const struct bri_declaration *list = bri_policy_declarations(policy, &count);

	for (size_t i = 0; i < count; i++)
		add_format(texts, "%s %s by %s on %s: %s", bri_policy_text(policy, list[i].standard), bri_policy_text(policy, list[i].clause),
		           bri_policy_text(policy, list[i].owner), bri_policy_text(policy, list[i].date),
		           bri_policy_text(policy, list[i].statement));
}

#define SHOWN_MAX 40

/* Lines of one that the other lacks, both ways. */
static int compare_lists(struct comparison *comparison, const char *heading,
                         void (*list)(const struct bri_policy *policy, struct texts *texts))
{
	struct texts one = {0}, other = {0};
	size_t i = 0, j = 0, shown = 0, more = 0;
	bool failed;

	list(comparison->before, &one);
	list(comparison->after, &other);
	failed = one.failed || other.failed;
	if (one.count > 0)
		qsort(one.list, one.count, sizeof(*one.list), by_text);
	if (other.count > 0)
		qsort(other.list, other.count, sizeof(*other.list), by_text);
	begin(comparison, heading);
	while (!failed && (i < one.count || j < other.count)) {
		int order = i == one.count ? 1 : j == other.count ? -1 : strcmp(one.list[i], other.list[j]);

		if (order != 0 && shown < SHOWN_MAX) {
			fprintf(line(comparison), "  %c ", order < 0 ? '-' : '+');
			bri_document_print(comparison->stream, order < 0 ? one.list[i] : other.list[j]);
			fputc('\n', comparison->stream);
		}
		more += order != 0 && shown >= SHOWN_MAX;
		shown += order != 0;
		i += order <= 0;
		j += order >= 0;
	}
	if (more > 0)
		fprintf(line(comparison), "  ... and %zu more\n", more);
	finish_texts(&one);
	finish_texts(&other);
	return failed ? -1 : 0;
}

/* ---- evidence --------------------------------------------------------------------------------- */

/* What the new policy makes of a finding; scopes by unit can't be told from it. */
static uint8_t severity_after(const struct comparison *comparison, const struct bri_finding *finding)
{
	const struct bri_rule *before = bri_policy_find_rule(comparison->before, finding->rule);
	const struct bri_rule *after = bri_policy_find_rule(comparison->after, finding->rule);
	bool elsewhere = before != NULL && before->severity != before->severity_elsewhere &&
	                 finding->severity == before->severity_elsewhere;

	if (after == NULL)
		return BRI_OFF;
	return bri_scope_severity_in(comparison->after, finding->rule, elsewhere ? after->severity_elsewhere : after->severity,
	                             finding->gate == BRI_GATE_COMPILE ? "" : finding->file, finding->file, &bri_scope_evidence);
}

static void weigh(struct comparison *comparison, const struct bri_gathered *evidence)
{
	size_t count = bri_findings_count(evidence->findings), changed[3][3] = {{0}};

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(evidence->findings, i);

		if (finding->result == BRI_FAIL && finding->severity <= BRI_ERROR)
			changed[finding->severity][severity_after(comparison, finding)]++;
	}
	fprintf(comparison->stream, "evidence: %zu findings of %zu records\n", count, evidence->records);
	for (uint8_t one = 0; one < 3; one++)
		for (uint8_t other = 0; other < 3; other++)
			if (one != other && changed[one][other] > 0)
				fprintf(comparison->stream, "  %zu: %s -> %s\n", changed[one][other], severity_word(one), severity_word(other));
	fputs("  what a new rule, a new fact or a stricter setting finds only a build tells\n", comparison->stream);
}

int bri_compare_policies(const struct bri_policy *before, const struct bri_policy *after,
                         const struct bri_gathered *evidence, FILE *stream, struct bri_error *reterr)
{
	struct comparison comparison = {.before = before, .after = after, .stream = stream};
	int failed = 0;

	compare_rules(&comparison);
	compare_settings(&comparison);
	failed |= compare_lists(&comparison, "facts about APIs", list_apis);
	failed |= compare_lists(&comparison, "scopes", list_scopes);
	failed |= compare_lists(&comparison, "waivers", list_waivers);
	failed |= compare_lists(&comparison, "declarations", list_declarations);
	comparison.needs_build = memcmp(bri_policy_header(before)->digest, bri_policy_header(after)->digest, 32) != 0;
	if (failed != 0)
		return bri_error_set(reterr, "", "out of memory while comparing policies");
	if (comparison.changes == 0)
		fputs(comparison.needs_build ? "nothing that shows differs, but the rules' digest does\n" : "no difference\n", stream);
	fputs(comparison.needs_build
	          ? "digest: changes; objects made under the first are refused at an enforced link until they are built again\n"
	          : "digest: the same; nothing needs to be built again\n",
	      stream);
	if (evidence != NULL)
		weigh(&comparison, evidence);
	return 0;
}

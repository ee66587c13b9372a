/* SPDX-License-Identifier: Apache-2.0 */
/* SARIF 2.1.0: one run, as design.md section 9 settles it.  The worst findings come
 * first, else the order is that of the findings and of the policy's rules, so the
 * same input gives the same bytes. */
#include "sarif.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Code scanning refuses a run with more, and shows the first 5000. */
#define RESULTS_MAX 25000

static bool has_text(const char *text)
{
	return text != NULL && text[0] != '\0';
}

void bri_sarif_set(struct bri_sarif *sarif, json_t *object, const char *key, json_t *value)
{
	if (bri_json_set(object, key, value) != 0)
		sarif->failed = true;
}

void bri_sarif_set_text(struct bri_sarif *sarif, json_t *object, const char *key, const char *text)
{
	bri_sarif_set(sarif, object, key, bri_json_text(text));
}

void bri_sarif_push(struct bri_sarif *sarif, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		sarif->failed = true;
}

/* {"text": …} */
json_t *bri_sarif_message(struct bri_sarif *sarif, const char *text)
{
	json_t *object = json_object();

	bri_sarif_set_text(sarif, object, "text", text);
	return object;
}

static json_t *location(struct bri_sarif *sarif, const char *file, uint32_t line, uint32_t column, const char *text)
{
	const struct bri_report *report = sarif->report;
	json_t *object = json_object(), *physical = json_object(), *artifact = json_object(), *region = json_object();
	char *uri = bri_document_uri(report->source_root, file);

	bri_sarif_set_text(sarif, artifact, "uri", uri);
	if (uri == NULL)
		sarif->failed = true;
	else if (strncmp(uri, "file://", 7) != 0 && file[0] != '<' && report->source_root != NULL)
		bri_sarif_set_text(sarif, artifact, "uriBaseId", "SRCROOT");
	free(uri);
	bri_sarif_set(sarif, physical, "artifactLocation", artifact);
	if (line > 0) {
		bri_sarif_set(sarif, region, "startLine", json_integer(line));
		if (column > 0)
			bri_sarif_set(sarif, region, "startColumn",
			    json_integer(bri_sources_utf16_column(report->sources, file, line, column)));
		bri_sarif_set(sarif, physical, "region", region);
	} else {
		json_decref(region);
	}
	bri_sarif_set(sarif, object, "physicalLocation", physical);
	if (has_text(text))
		bri_sarif_set(sarif, object, "message", bri_sarif_message(sarif, text));
	return object;
}

static void set_path(struct bri_sarif *sarif, json_t *result, const struct bri_finding *finding)
{
	json_t *flow = json_object(), *flows = json_array(), *thread = json_object(), *threads = json_array();
	json_t *steps = json_array(), *related = json_array();

	for (size_t i = 0; i < finding->step_count; i++) {
		const struct bri_step *step = &finding->steps[i];
		json_t *wrapped = json_object();

		bri_sarif_set(sarif, wrapped, "location", location(sarif, step->file, step->line, step->column, step->text));
		bri_sarif_push(sarif, steps, wrapped);
		if (strcmp(step->file, finding->file) != 0) {
			json_t *other = location(sarif, step->file, step->line, step->column, step->text);

			bri_sarif_set(sarif, other, "id", json_integer((json_int_t)json_array_size(related) + 1));
			bri_sarif_push(sarif, related, other);
		}
	}
	bri_sarif_set(sarif, thread, "locations", steps);
	bri_sarif_push(sarif, threads, thread);
	bri_sarif_set(sarif, flow, "threadFlows", threads);
	bri_sarif_push(sarif, flows, flow);
	bri_sarif_set(sarif, result, "codeFlows", flows);
	if (json_array_size(related) > 0)
		bri_sarif_set(sarif, result, "relatedLocations", related);
	else
		json_decref(related);
}

static json_t *suppressions(struct bri_sarif *sarif, const struct bri_finding *finding)
{
	json_t *list = json_array(), *object = json_object(), *properties = json_object();
	char expires[11];

	bri_sarif_set_text(sarif, object, "kind", finding->waived_in_source ? "inSource" : "external");
	bri_sarif_set_text(sarif, object, "status", "accepted");
	bri_sarif_set_text(sarif, object, "justification", finding->waiver_reason);
	if (has_text(finding->waiver_owner))
		bri_sarif_set_text(sarif, properties, "owner", finding->waiver_owner);
	if (bri_report_expiry(sarif->report, finding, expires)[0] != '\0')
		bri_sarif_set_text(sarif, properties, "expires", expires);
	if (has_text(finding->waiver_place))
		bri_sarif_set_text(sarif, properties, "place", finding->waiver_place);
	bri_sarif_set(sarif, object, "properties", properties);
	bri_sarif_push(sarif, list, object);
	return list;
}

static json_t *properties_of(struct bri_sarif *sarif, const struct bri_finding *finding)
{
	static const char *const gates[] = {"compile", "link", "image"};
	json_t *object = json_object();

	bri_sarif_set_text(sarif, object, "gate", gates[finding->gate <= BRI_GATE_IMAGE ? finding->gate : 0]);
	if (has_text(finding->function))
		bri_sarif_set_text(sarif, object, "function", finding->function);
	if (has_text(finding->fix))
		bri_sarif_set_text(sarif, object, "fix", finding->fix);
	if (has_text(finding->clauses))
		bri_sarif_set_text(sarif, object, "clauses", finding->clauses);
	if (has_text(finding->cwe))
		bri_sarif_set_text(sarif, object, "cwe", finding->cwe);
	if (has_text(finding->macro))
		bri_sarif_set_text(sarif, object, "macro", finding->macro);
	return object;
}

/* What was linked in, of a finding about a link's input: the finding is the output's. */
static json_t *input_of(struct bri_sarif *sarif, const struct bri_finding *finding)
{
	json_t *input = location(sarif, finding->file, 0, 0, finding->steps[0].text), *related = json_array();

	bri_sarif_set(sarif, input, "id", json_integer(1));
	bri_sarif_push(sarif, related, input);
	return related;
}

static bool is_of_input(const struct bri_finding *finding)
{
	return finding->gate == BRI_GATE_LINK && finding->line == 0 && finding->step_count == 1 &&
	       finding->steps[0].line == 0;
}

/* As code scanning would compute it on upload, so that a moved line stays the same alert. */
static void set_fingerprint(struct bri_sarif *sarif, json_t *result, const struct bri_finding *finding, uint32_t line)
{
	const char *hash = bri_sources_line_hash(sarif->report->sources, finding->file, line);
	json_t *object;

	if (hash == NULL)
		return;
	object = json_object();
	bri_sarif_set_text(sarif, object, "primaryLocationLineHash", hash);
	bri_sarif_set(sarif, result, "partialFingerprints", object);
}

static json_t *result_of(struct bri_sarif *sarif, const struct bri_finding *finding)
{
	json_t *object = json_object(), *locations = json_array();
	/* An option finding stands for its unit: the main source's first line. */
	uint32_t line = finding->is_option && finding->gate == BRI_GATE_COMPILE && finding->line == 0 ? 1 : finding->line;

	bri_sarif_set_text(sarif, object, "ruleId", finding->rule);
	bri_sarif_set(sarif, object, "ruleIndex", json_integer((json_int_t)bri_sarif_rule(sarif, finding->rule)));
	bri_sarif_set_text(sarif, object, "level", bri_severity_word(finding));
	bri_sarif_set_text(sarif, object, "kind", finding->result == BRI_FAIL ? "fail" : "open");
	bri_sarif_set(sarif, object, "message", bri_sarif_message(sarif, finding->message));
	bri_sarif_push(sarif, locations, location(sarif, is_of_input(finding) ? finding->steps[0].file
	                                                        : bri_report_file(sarif->report, finding),
	                                 line, finding->column, NULL));
	bri_sarif_set(sarif, object, "locations", locations);
	if (!is_of_input(finding))
		set_fingerprint(sarif, object, finding, line);
	if (is_of_input(finding))
		bri_sarif_set(sarif, object, "relatedLocations", input_of(sarif, finding));
	else if (finding->step_count > 0)
		set_path(sarif, object, finding);
	if (finding->waived)
		bri_sarif_set(sarif, object, "suppressions", suppressions(sarif, finding));
	bri_sarif_set(sarif, object, "properties", properties_of(sarif, finding));
	return object;
}

static unsigned rank(const struct bri_finding *finding)
{
	return (finding->waived ? 8u : 0u) + (finding->result == BRI_FAIL ? 0u : 4u) + (finding->severity == BRI_ERROR ? 0u : 1u);
}

/* Worst first; those of one rank stay in their order. */
static void order(struct bri_sarif *sarif)
{
	size_t count = bri_findings_count(sarif->report->findings);

	sarif->order = malloc((count + 1) * sizeof(*sarif->order));
	if (sarif->order == NULL) {
		sarif->failed = true;
		return;
	}
	for (unsigned wanted = 0; wanted < 16; wanted++)
		for (size_t i = 0; i < count; i++) {
			const struct bri_finding *finding = bri_findings_at(sarif->report->findings, i);

			if (rank(finding) == wanted)
				sarif->order[sarif->order_count++] = finding;
		}
	sarif->left_out = count > RESULTS_MAX ? count - RESULTS_MAX : 0;
	sarif->order_count -= sarif->left_out;
}

static void notify(struct bri_sarif *sarif, json_t *notes, const char *level, const char *text)
{
	json_t *note = json_object();

	bri_sarif_set_text(sarif, note, "level", level);
	bri_sarif_set(sarif, note, "message", bri_sarif_message(sarif, text));
	bri_sarif_push(sarif, notes, note);
}

static json_t *invocation(struct bri_sarif *sarif)
{
	const struct bri_report *report = sarif->report;
	json_t *object = json_object(), *notes = json_array();

	bri_sarif_set(sarif, object, "executionSuccessful", json_boolean(report->failure_count == 0));
	for (size_t i = 0; i < report->failure_count; i++) {
		const struct bri_error *failure = &report->failures[i];
		char text[sizeof(failure->where) + sizeof(failure->what) + 4];

		snprintf(text, sizeof(text), "%s%s%s", failure->where, failure->where[0] ? ": " : "", failure->what);
		notify(sarif, notes, "error", text);
	}
	if (sarif->left_out > 0) {
		char text[160];

		snprintf(text, sizeof(text), "%zu of %zu results are left out, the mildest: code scanning takes %d in one run. The "
		         "other formats have them all.", sarif->left_out, sarif->left_out + sarif->order_count, RESULTS_MAX);
		notify(sarif, notes, "warning", text);
	}
	if (json_array_size(notes) > 0)
		bri_sarif_set(sarif, object, "toolExecutionNotifications", notes);
	else
		json_decref(notes);
	return object;
}

static json_t *tool(struct bri_sarif *sarif)
{
	json_t *object = json_object(), *driver = json_object();

	bri_sarif_add_rules(sarif);
	bri_sarif_set_text(sarif, driver, "name", "Brinell");
	bri_sarif_set_text(sarif, driver, "version", BRINELL_VERSION);
	bri_sarif_set_text(sarif, driver, "semanticVersion", BRINELL_VERSION);
	bri_sarif_set(sarif, driver, "rules", json_incref(sarif->rules));
	bri_sarif_set(sarif, object, "driver", driver);
	return object;
}

static json_t *base_ids(struct bri_sarif *sarif)
{
	json_t *object = json_object(), *root = json_object();
	char *uri = bri_document_uri(NULL, sarif->report->source_root), *with_slash = NULL;

	if (uri == NULL || asprintf(&with_slash, "%s%s", uri, uri[strlen(uri) - 1] == '/' ? "" : "/") < 0)
		sarif->failed = true;
	else
		bri_sarif_set_text(sarif, root, "uri", with_slash);
	free(uri);
	free(with_slash);
	bri_sarif_set(sarif, object, "SRCROOT", root);
	return object;
}

static json_t *run_of(struct bri_sarif *sarif)
{
	const struct bri_report *report = sarif->report;
	json_t *object = json_object(), *results = json_array(), *invocations = json_array(), *properties = json_object();
	char digest[65];

	order(sarif);
	bri_sarif_set(sarif, object, "tool", tool(sarif));
	bri_sarif_push(sarif, invocations, invocation(sarif));
	bri_sarif_set(sarif, object, "invocations", invocations);
	if (report->source_root != NULL)
		bri_sarif_set(sarif, object, "originalUriBaseIds", base_ids(sarif));
	bri_sarif_set_text(sarif, object, "columnKind", "utf16CodeUnits");
	for (size_t i = 0; i < sarif->order_count; i++)
		bri_sarif_push(sarif, results, result_of(sarif, sarif->order[i]));
	bri_sarif_set(sarif, object, "results", results);
	bri_policy_digest_hex(report->policy, digest);
	bri_sarif_set_text(sarif, properties, "policy", bri_policy_text(report->policy, bri_policy_header(report->policy)->name));
	bri_sarif_set_text(sarif, properties, "policyDigest", digest);
	bri_sarif_set(sarif, properties, "units", json_integer((json_int_t)report->units));
	bri_sarif_set(sarif, properties, "unknown", json_integer((json_int_t)bri_findings_unknown(report->findings)));
	bri_sarif_set(sarif, object, "properties", properties);
	return object;
}

int bri_report_write_sarif(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct bri_sarif sarif = {.report = report, .rules = json_array()};
	json_t *log = json_object(), *runs = json_array();
	int result;

	bri_sarif_set_text(&sarif, log, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	bri_sarif_set_text(&sarif, log, "version", "2.1.0");
	bri_sarif_push(&sarif, runs, run_of(&sarif));
	bri_sarif_set(&sarif, log, "runs", runs);
	if (sarif.failed || !bri_findings_is_complete(report->findings))
		result = bri_error_set(reterr, "", "out of memory while writing SARIF");
	else
		result = bri_json_write(log, stream, reterr);
	json_decref(log);
	json_decref(sarif.rules);
	free(sarif.order);
	return result;
}

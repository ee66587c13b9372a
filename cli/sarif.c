/* SPDX-License-Identifier: Apache-2.0 */
/* SARIF 2.1.0: one run, as design.md section 9 settles it.  The order is that of the
 * findings and of the policy's rules, so the same input gives the same bytes. */
#include "document.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct writer {
	const struct bri_report *report;
	json_t *rules;   /* reportingDescriptors */
	bool failed;
};

static bool has_text(const char *text)
{
	return text != NULL && text[0] != '\0';
}

static void set(struct writer *writer, json_t *object, const char *key, json_t *value)
{
	if (bri_json_set(object, key, value) != 0)
		writer->failed = true;
}

static void set_text(struct writer *writer, json_t *object, const char *key, const char *text)
{
	set(writer, object, key, bri_json_text(text));
}

static void push(struct writer *writer, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		writer->failed = true;
}

/* {"text": …} */
static json_t *message(struct writer *writer, const char *text)
{
	json_t *object = json_object();

	set_text(writer, object, "text", text);
	return object;
}

static json_t *rule_tags(struct writer *writer, const struct bri_rule *rule)
{
	const struct bri_policy *policy = writer->report->policy;
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	const char *cwe = bri_policy_text(policy, rule->cwe);
	json_t *tags = json_array();
	char tag[256];

	push(writer, tags, json_string("security"));
	if (strncmp(cwe, "CWE-", 4) == 0) {
		snprintf(tag, sizeof(tag), "external/cwe/cwe-%s", cwe + 4);
		push(writer, tags, bri_json_text(tag));
	}
	for (uint32_t i = 0; i < rule->references; i++) {
		const struct bri_reference *reference = &references[rule->first_reference + i];

		snprintf(tag, sizeof(tag), "%s/%s", bri_policy_text(policy, reference->standard),
		         bri_policy_text(policy, reference->clause));
		push(writer, tags, bri_json_text(tag));
	}
	return tags;
}

static json_t *rule_descriptor(struct writer *writer, const struct bri_rule *rule)
{
	const struct bri_policy *policy = writer->report->policy;
	static const char *const levels[] = {"none", "warning", "error"};
	json_t *object = json_object(), *configuration = json_object(), *properties = json_object();

	set_text(writer, object, "id", bri_policy_text(policy, rule->id));
	if (has_text(bri_policy_text(policy, rule->title)))
		set(writer, object, "shortDescription", message(writer, bri_policy_text(policy, rule->title)));
	if (has_text(bri_policy_text(policy, rule->why)))
		set(writer, object, "fullDescription", message(writer, bri_policy_text(policy, rule->why)));
	if (has_text(bri_policy_text(policy, rule->fix)))
		set(writer, object, "help", message(writer, bri_policy_text(policy, rule->fix)));
	if (has_text(bri_policy_text(policy, rule->url)))
		set_text(writer, object, "helpUri", bri_policy_text(policy, rule->url));
	set(writer, configuration, "enabled", json_boolean(rule->severity != BRI_OFF));
	set_text(writer, configuration, "level", levels[rule->severity <= BRI_ERROR ? rule->severity : 0]);
	set(writer, object, "defaultConfiguration", configuration);
	set(writer, properties, "tags", rule_tags(writer, rule));
	set(writer, object, "properties", properties);
	return object;
}

/* The rule's index in driver.rules; a rule that this policy lacks is added. */
static size_t rule_index(struct writer *writer, const char *id)
{
	json_t *object;
	size_t i;

	json_array_foreach(writer->rules, i, object) {
		const char *name = json_string_value(json_object_get(object, "id"));

		if (name != NULL && strcmp(name, id) == 0)
			return i;
	}
	object = json_object();
	set_text(writer, object, "id", id);
	push(writer, writer->rules, object);
	return i;
}

static json_t *location(struct writer *writer, const char *file, uint32_t line, uint32_t column, const char *text)
{
	const struct bri_report *report = writer->report;
	json_t *object = json_object(), *physical = json_object(), *artifact = json_object(), *region = json_object();
	char *uri = bri_document_uri(report->source_root, file);

	set_text(writer, artifact, "uri", uri);
	if (uri == NULL)
		writer->failed = true;
	else if (strncmp(uri, "file://", 7) != 0 && file[0] != '<' && report->source_root != NULL)
		set_text(writer, artifact, "uriBaseId", "SRCROOT");
	free(uri);
	set(writer, physical, "artifactLocation", artifact);
	if (line > 0) {
		set(writer, region, "startLine", json_integer(line));
		if (column > 0)
			set(writer, region, "startColumn",
			    json_integer(bri_sources_utf16_column(report->sources, file, line, column)));
		set(writer, physical, "region", region);
	} else {
		json_decref(region);
	}
	set(writer, object, "physicalLocation", physical);
	if (has_text(text))
		set(writer, object, "message", message(writer, text));
	return object;
}

static void set_path(struct writer *writer, json_t *result, const struct bri_finding *finding)
{
	json_t *flow = json_object(), *flows = json_array(), *thread = json_object(), *threads = json_array();
	json_t *steps = json_array(), *related = json_array();

	for (size_t i = 0; i < finding->step_count; i++) {
		const struct bri_step *step = &finding->steps[i];
		json_t *wrapped = json_object();

		set(writer, wrapped, "location", location(writer, step->file, step->line, step->column, step->text));
		push(writer, steps, wrapped);
		if (strcmp(step->file, finding->file) != 0) {
			json_t *other = location(writer, step->file, step->line, step->column, step->text);

			set(writer, other, "id", json_integer((json_int_t)json_array_size(related) + 1));
			push(writer, related, other);
		}
	}
	set(writer, thread, "locations", steps);
	push(writer, threads, thread);
	set(writer, flow, "threadFlows", threads);
	push(writer, flows, flow);
	set(writer, result, "codeFlows", flows);
	if (json_array_size(related) > 0)
		set(writer, result, "relatedLocations", related);
	else
		json_decref(related);
}

static json_t *suppressions(struct writer *writer, const struct bri_finding *finding)
{
	json_t *list = json_array(), *object = json_object(), *properties = json_object();

	set_text(writer, object, "kind", finding->waived_in_source ? "inSource" : "external");
	set_text(writer, object, "status", "accepted");
	set_text(writer, object, "justification", finding->waiver_reason);
	if (has_text(finding->waiver_owner))
		set_text(writer, properties, "owner", finding->waiver_owner);
	if (has_text(finding->waiver_place))
		set_text(writer, properties, "place", finding->waiver_place);
	set(writer, object, "properties", properties);
	push(writer, list, object);
	return list;
}

static json_t *properties_of(struct writer *writer, const struct bri_finding *finding)
{
	static const char *const gates[] = {"compile", "link", "image"};
	json_t *object = json_object();

	set_text(writer, object, "gate", gates[finding->gate <= BRI_GATE_IMAGE ? finding->gate : 0]);
	if (has_text(finding->function))
		set_text(writer, object, "function", finding->function);
	if (has_text(finding->fix))
		set_text(writer, object, "fix", finding->fix);
	if (has_text(finding->clauses))
		set_text(writer, object, "clauses", finding->clauses);
	if (has_text(finding->cwe))
		set_text(writer, object, "cwe", finding->cwe);
	if (has_text(finding->macro))
		set_text(writer, object, "macro", finding->macro);
	return object;
}

/* What was linked in, of a finding about a link's input: the finding is the output's. */
static json_t *input_of(struct writer *writer, const struct bri_finding *finding)
{
	json_t *input = location(writer, finding->file, 0, 0, finding->steps[0].text), *related = json_array();

	set(writer, input, "id", json_integer(1));
	push(writer, related, input);
	return related;
}

static bool is_of_input(const struct bri_finding *finding)
{
	return finding->gate == BRI_GATE_LINK && finding->line == 0 && finding->step_count == 1 &&
	       finding->steps[0].line == 0;
}

static json_t *result_of(struct writer *writer, const struct bri_finding *finding)
{
	json_t *object = json_object(), *locations = json_array();
	/* An option finding stands for its unit: the main source's first line. */
	uint32_t line = finding->is_option && finding->gate == BRI_GATE_COMPILE && finding->line == 0 ? 1 : finding->line;

	set_text(writer, object, "ruleId", finding->rule);
	set(writer, object, "ruleIndex", json_integer((json_int_t)rule_index(writer, finding->rule)));
	set_text(writer, object, "level", bri_severity_word(finding));
	set_text(writer, object, "kind", finding->result == BRI_FAIL ? "fail" : "open");
	set(writer, object, "message", message(writer, finding->message));
	push(writer, locations, location(writer, is_of_input(finding) ? finding->steps[0].file : finding->file, line,
	                                 finding->column, NULL));
	set(writer, object, "locations", locations);
	if (is_of_input(finding))
		set(writer, object, "relatedLocations", input_of(writer, finding));
	else if (finding->step_count > 0)
		set_path(writer, object, finding);
	if (finding->waived)
		set(writer, object, "suppressions", suppressions(writer, finding));
	set(writer, object, "properties", properties_of(writer, finding));
	return object;
}

static json_t *invocation(struct writer *writer)
{
	const struct bri_report *report = writer->report;
	json_t *object = json_object(), *notes = json_array();

	set(writer, object, "executionSuccessful", json_boolean(report->failure_count == 0));
	for (size_t i = 0; i < report->failure_count; i++) {
		const struct bri_error *failure = &report->failures[i];
		json_t *note = json_object();
		char text[sizeof(failure->where) + sizeof(failure->what) + 4];

		snprintf(text, sizeof(text), "%s%s%s", failure->where, failure->where[0] ? ": " : "", failure->what);
		set_text(writer, note, "level", "error");
		set(writer, note, "message", message(writer, text));
		push(writer, notes, note);
	}
	if (json_array_size(notes) > 0)
		set(writer, object, "toolExecutionNotifications", notes);
	else
		json_decref(notes);
	return object;
}

static json_t *tool(struct writer *writer)
{
	const struct bri_policy *policy = writer->report->policy;
	json_t *object = json_object(), *driver = json_object();
	size_t count = 0;
	const struct bri_rule *rules = bri_policy_rules(policy, &count);

	for (size_t i = 0; i < count; i++)
		push(writer, writer->rules, rule_descriptor(writer, &rules[i]));
	set_text(writer, driver, "name", "Brinell");
	set_text(writer, driver, "version", BRINELL_VERSION);
	set_text(writer, driver, "semanticVersion", BRINELL_VERSION);
	set(writer, driver, "rules", json_incref(writer->rules));
	set(writer, object, "driver", driver);
	return object;
}

static json_t *base_ids(struct writer *writer)
{
	json_t *object = json_object(), *root = json_object();
	char *uri = bri_document_uri(NULL, writer->report->source_root), *with_slash = NULL;

	if (uri == NULL || asprintf(&with_slash, "%s%s", uri, uri[strlen(uri) - 1] == '/' ? "" : "/") < 0)
		writer->failed = true;
	else
		set_text(writer, root, "uri", with_slash);
	free(uri);
	free(with_slash);
	set(writer, object, "SRCROOT", root);
	return object;
}

static json_t *run_of(struct writer *writer)
{
	const struct bri_report *report = writer->report;
	json_t *object = json_object(), *results = json_array(), *invocations = json_array(), *properties = json_object();
	size_t count = bri_findings_count(report->findings);
	char digest[65];

	set(writer, object, "tool", tool(writer));
	push(writer, invocations, invocation(writer));
	set(writer, object, "invocations", invocations);
	if (report->source_root != NULL)
		set(writer, object, "originalUriBaseIds", base_ids(writer));
	set_text(writer, object, "columnKind", "utf16CodeUnits");
	for (size_t i = 0; i < count; i++)
		push(writer, results, result_of(writer, bri_findings_at(report->findings, i)));
	set(writer, object, "results", results);
	bri_policy_digest_hex(report->policy, digest);
	set_text(writer, properties, "policy", bri_policy_text(report->policy, bri_policy_header(report->policy)->name));
	set_text(writer, properties, "policyDigest", digest);
	set(writer, properties, "units", json_integer((json_int_t)report->units));
	set(writer, properties, "unknown", json_integer((json_int_t)bri_findings_unknown(report->findings)));
	set(writer, object, "properties", properties);
	return object;
}

int bri_report_write_sarif(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct writer writer = {.report = report, .rules = json_array()};
	json_t *log = json_object(), *runs = json_array();
	int result;

	set_text(&writer, log, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	set_text(&writer, log, "version", "2.1.0");
	push(&writer, runs, run_of(&writer));
	set(&writer, log, "runs", runs);
	if (writer.failed || !bri_findings_is_complete(report->findings))
		result = bri_error_set(reterr, "", "out of memory while writing SARIF");
	else
		result = bri_json_write(log, stream, reterr);
	json_decref(log);
	json_decref(writer.rules);
	return result;
}

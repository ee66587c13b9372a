/* SPDX-License-Identifier: Apache-2.0 */
/* An in-toto statement with a SCAI attribute report: subjects are what was made,
 * attributes are the options that the compilers really had and the rules that
 * hold.  What doesn't hold is never an attribute that reads like a pass.
 * Nothing is signed here: that is for whoever owns the key. */
#include "audit.h"
#include "gather.h"
#include "mapping.h"
#include "matrix.h"

#include <stdlib.h>
#include <string.h>

struct statement {
	const struct bri_report *report;
	const struct bri_matrix *matrix;
	json_t *subjects, *attributes;
	int failed;
};

static json_t *digest_set(const char *hex)
{
	json_t *set = json_object();

	return bri_json_set(set, "sha256", json_string(hex)) == 0 ? set : NULL;
}

static bool has_subject(const struct statement *statement, const char *name)
{
	json_t *subject;
	size_t i;

	json_array_foreach(statement->subjects, i, subject)
		if (strcmp(json_string_value(json_object_get(subject, "name")), name) == 0)
			return true;
	return false;
}

static void add_subject(struct statement *statement, const char *name, const char *hex)
{
	json_t *subject = json_object();

	statement->failed |= bri_json_set(subject, "name", bri_json_text(name));
	statement->failed |= bri_json_set(subject, "digest", digest_set(hex));
	statement->failed |= json_array_append_new(statement->subjects, subject);
}

/* The file that holds a record: "lib.a(x.o)" is in lib.a. */
static void add_object(struct statement *statement, const char *label)
{
	size_t length = strlen(label);
	struct bri_error error;
	struct bri_mapping mapping;
	char *path = strdup(label), *open, hex[65];

	if (path == NULL) {
		statement->failed = -1;
		return;
	}
	open = length > 0 && label[length - 1] == ')' ? strchr(path, '(') : NULL;
	if (open != NULL)
		*open = '\0';
	length = strlen(path);
	/* A refused unit's evidence is no product. */
	if ((length < 4 || strcmp(path + length - 4, ".brn") != 0) && !has_subject(statement, path) &&
	    bri_mapping_open(&mapping, path, &error) == 0) {
		bri_document_digest((const char *)mapping.bytes, mapping.size, hex);
		add_subject(statement, path, hex);
		bri_mapping_close(&mapping);
	}
	free(path);
}

static void add_subjects(struct statement *statement)
{
	const struct bri_report *report = statement->report;
	size_t files = report->audit == NULL ? 0 : bri_audit_files(report->audit);

	for (size_t i = 0; i < files; i++) {
		const struct bri_audit_file *file = bri_audit_file_at(report->audit, i);

		/* Members stand in their archive; what has no bytes of its own has no digest. */
		if (file->sha256[0] != '\0' && strchr(file->file, '(') == NULL)
			add_subject(statement, file->file, file->sha256);
	}
	for (size_t i = 0; files == 0 && report->gathered != NULL && i < report->gathered->records; i++)
		if (report->gathered->list[i].gate == BRI_GATE_COMPILE)
			add_object(statement, report->gathered->list[i].label);
}

static const char *option_of(const struct bri_record *record, const char *key)
{
	for (size_t i = 0; record->options != NULL && record->options[i] != NULL; i += 2)
		if (strcmp(record->options[i], key) == 0)
			return record->options[i + 1];
	return NULL;
}

static bool is_unit(const struct bri_record *record)
{
	return record->gate == BRI_GATE_COMPILE && record->options != NULL;
}

/* {"attribute": "stack-protector=all", "conditions": {...}}, once for each value; of which units, unless of all. */
static void add_option(struct statement *statement, const char *key, const char *value)
{
	const struct bri_gathered *gathered = statement->report->gathered;
	json_t *attribute = json_object(), *conditions = json_object(), *units = json_array();
	size_t all = 0;
	char *name = NULL;

	for (size_t i = 0; i < gathered->records; i++) {
		const struct bri_record *record = &gathered->list[i];
		const char *theirs = is_unit(record) ? option_of(record, key) : NULL;

		all += is_unit(record);
		if (theirs != NULL && strcmp(theirs, value) == 0)
			statement->failed |= json_array_append_new(units, bri_json_text(record->unit));
	}
	if (asprintf(&name, "%s=%s", key, value) < 0)
		name = NULL;
	statement->failed |= bri_json_set(attribute, "attribute", bri_json_text(name));
	statement->failed |= bri_json_set(conditions, "option", bri_json_text(key));
	statement->failed |= bri_json_set(conditions, "value", bri_json_text(value));
	statement->failed |= bri_json_set(conditions, "unitCount", json_integer((json_int_t)json_array_size(units)));
	statement->failed |= bri_json_set(conditions, "ofUnits", json_integer((json_int_t)all));
	if (json_array_size(units) < all)
		statement->failed |= bri_json_set(conditions, "units", units);
	else
		json_decref(units);
	statement->failed |= bri_json_set(attribute, "conditions", conditions);
	statement->failed |= json_array_append_new(statement->attributes, attribute);
	free(name);
}

static void add_options(struct statement *statement)
{
	const struct bri_gathered *gathered = statement->report->gathered;

	for (size_t i = 0; gathered != NULL && i < gathered->records; i++) {
		const char **options = is_unit(&gathered->list[i]) ? gathered->list[i].options : NULL;

		for (size_t o = 0; options != NULL && options[o] != NULL; o += 2) {
			bool again = false;

			for (size_t j = 0; j < i && !again; j++) {
				const char *theirs = is_unit(&gathered->list[j]) ? option_of(&gathered->list[j], options[o]) : NULL;

				again = theirs != NULL && strcmp(theirs, options[o + 1]) == 0;
			}
			if (!again)
				add_option(statement, options[o], options[o + 1]);
		}
	}
}

static void add_rule(struct statement *statement, const struct bri_rule *rule, const struct bri_rule_standing *standing)
{
	const struct bri_policy *policy = statement->report->policy;
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	json_t *attribute = json_object(), *conditions = json_object(), *clauses = json_array();
	char text[256];

	snprintf(text, sizeof(text), "%s: %.200s", standing->standing == BRI_HOLDS ? "holds" : "not proven",
	         bri_policy_text(policy, rule->id));
	statement->failed |= bri_json_set(attribute, "attribute", bri_json_text(text));
	statement->failed |= bri_json_set(conditions, "rule", bri_json_text(bri_policy_text(policy, rule->id)));
	statement->failed |= bri_json_set(conditions, "result", json_string(bri_standing_text(standing->standing)));
	statement->failed |= bri_json_set_text(conditions, "why", standing->why);
	for (uint32_t i = 0; i < rule->references; i++) {
		const struct bri_reference *reference = &references[rule->first_reference + i];

		snprintf(text, sizeof(text), "%.100s %.100s", bri_policy_text(policy, reference->standard),
		         bri_policy_text(policy, reference->clause));
		statement->failed |= json_array_append_new(clauses, bri_json_text(text));
	}
	statement->failed |= bri_json_set(conditions, "clauses", clauses);
	statement->failed |= bri_json_set(attribute, "conditions", conditions);
	statement->failed |= json_array_append_new(statement->attributes, attribute);
}

static void add_policy(struct statement *statement)
{
	const struct bri_report *report = statement->report;
	json_t *attribute = json_object(), *conditions = json_object();
	char digest[65], name[256];

	bri_policy_digest_hex(report->policy, digest);
	snprintf(name, sizeof(name), "judged by %.200s", bri_policy_text(report->policy, bri_policy_header(report->policy)->name));
	statement->failed |= bri_json_set(attribute, "attribute", bri_json_text(name));
	statement->failed |= bri_json_set(conditions, "policyDigest", json_string(digest));
	statement->failed |= bri_json_set(conditions, "errors",
	                                  json_integer((json_int_t)bri_findings_of(report->findings, BRI_ERROR)));
	statement->failed |= bri_json_set(conditions, "warnings",
	                                  json_integer((json_int_t)bri_findings_of(report->findings, BRI_WARNING)));
	statement->failed |= bri_json_set(conditions, "complete", json_boolean(report->failure_count == 0));
	statement->failed |= bri_json_set(attribute, "conditions", conditions);
	statement->failed |= json_array_append_new(statement->attributes, attribute);
}

static int write_statement(struct statement *statement, FILE *stream, struct bri_error *reterr)
{
	json_t *document = json_object(), *predicate = json_object(), *producer = json_object();
	int result;

	statement->failed |= bri_json_set(document, "_type", json_string("https://in-toto.io/Statement/v1"));
	statement->failed |= bri_json_set(document, "subject", json_incref(statement->subjects));
	statement->failed |= bri_json_set(document, "predicateType",
	                                  json_string("https://in-toto.io/attestation/scai/attribute-report/v0.2"));
	statement->failed |= bri_json_set(predicate, "attributes", json_incref(statement->attributes));
	statement->failed |= bri_json_set(producer, "name", json_string("brinell"));
	statement->failed |= bri_json_set(producer, "uri", json_string("pkg:generic/brinell@" BRINELL_VERSION));
	statement->failed |= bri_json_set(predicate, "producer", producer);
	statement->failed |= bri_json_set(document, "predicate", predicate);
	if (statement->failed != 0)
		result = bri_error_set(reterr, "", "out of memory while writing the statement");
	else
		result = bri_json_write(document, stream, reterr);
	json_decref(document);
	return result;
}

int bri_report_write_in_toto(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct bri_matrix *matrix = bri_matrix_new(report, reterr);
	struct statement statement = {report, matrix, json_array(), json_array(), 0};
	const struct bri_rule *rules = bri_policy_rules(report->policy, NULL);
	int result;

	if (matrix == NULL)
		return -1;
	add_subjects(&statement);
	add_policy(&statement);
	add_options(&statement);
	for (size_t i = 0; i < matrix->rule_count; i++)
		if (matrix->rules[i].standing != BRI_NOT_ASKED)
			add_rule(&statement, &rules[i], &matrix->rules[i]);
	if (statement.failed == 0 && json_array_size(statement.subjects) == 0)
		result = bri_error_set(reterr, "", "a statement needs something that was made to speak of, and only evidence of refused "
		                                   "units is here; name objects, or linked files with --image");
	else
		result = write_statement(&statement, stream, reterr);
	json_decref(statement.subjects);
	json_decref(statement.attributes);
	bri_matrix_free(matrix);
	return result;
}

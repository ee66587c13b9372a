/* SPDX-License-Identifier: Apache-2.0 */
/* An audit as JSON (the contract for scripts) and as text (for people).  An
 * unknown result is always called so, never a pass. */
#include "audit_document.h"
#include "render.h"

#include <errno.h>
#include <string.h>

static const char *result_word(uint8_t result)
{
	static const char *const words[] = {"pass", "fail", "unknown", "not-applicable"};

	return words[result <= BRI_NOT_APPLICABLE ? result : BRI_UNKNOWN];
}

static const char *severity_word(uint8_t severity)
{
	static const char *const words[] = {"off", "warning", "error"};

	return words[severity <= BRI_ERROR ? severity : BRI_ERROR];
}

/* Clauses of a rule: ["xiaomi-2.0 3.2.6", …]. */
static json_t *clauses_of(const struct bri_policy *policy, const char *id)
{
	const struct bri_rule *rule = bri_policy_find_rule(policy, id);
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	json_t *clauses = json_array();
	int failed = 0;

	for (uint32_t i = 0; rule != NULL && i < rule->references; i++) {
		const struct bri_reference *reference = &references[rule->first_reference + i];
		char text[256];

		snprintf(text, sizeof(text), "%s %s", bri_policy_text(policy, reference->standard),
		         bri_policy_text(policy, reference->clause));
		failed |= json_array_append_new(clauses, bri_json_text(text));
	}
	if (failed != 0) {
		json_decref(clauses);
		return NULL;
	}
	return clauses;
}

/* The finding that a failing row stands for, when a waiver accepts it. */
const struct bri_finding *bri_audit_waiver(const struct bri_findings *findings, const struct bri_audit_file *file,
                                           const struct bri_audit_row *row)
{
	size_t count = bri_findings_count(findings);

	for (size_t i = 0; i < count && row->result == BRI_FAIL; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		if (finding->waived && finding->message[0] != '\0' && strcmp(finding->rule, row->rule) == 0 &&
		    (strcmp(finding->file, file->file) == 0 || strstr(row->detail, finding->message) != NULL))
			return finding;
	}
	return NULL;
}

static json_t *row_of(const struct bri_audit_document *document, const struct bri_audit_file *file,
                      const struct bri_audit_row *row)
{
	const struct bri_finding *waiver = bri_audit_waiver(document->findings, file, row);
	json_t *object = json_object();
	int failed = bri_json_set(object, "rule", bri_json_text(row->rule));

	failed |= bri_json_set(object, "result", json_string(result_word(row->result)));
	failed |= bri_json_set(object, "severity", json_string(severity_word(row->severity)));
	failed |= bri_json_set(object, "clauses", clauses_of(document->policy, row->rule));
	failed |= bri_json_set(object, "proof", bri_json_text(row->proof));
	failed |= bri_json_set(object, "detail", bri_json_text(row->detail));
	if (row->line > 0)
		failed |= bri_json_set(object, "line", json_integer(row->line));
	if (waiver != NULL)
		failed |= bri_json_set(object, "waived", bri_json_text(waiver->waiver_reason));
	if (failed != 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

static json_t *file_of(const struct bri_audit_document *document, const struct bri_audit_file *file)
{
	json_t *object = json_object(), *results = json_array();
	int failed = bri_json_set(object, "file", bri_json_text(file->file));

	failed |= bri_json_set(object, "sha256", json_string(file->sha256));
	failed |= bri_json_set(object, "buildId", bri_json_text(file->build_id));
	failed |= bri_json_set(object, "kind", json_string(bri_elf_kind_text(file->kind)));
	for (size_t i = 0; i < file->row_count; i++)
		failed |= json_array_append_new(results, row_of(document, file, &file->rows[i]));
	failed |= bri_json_set(object, "results", results);
	if (failed != 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

int bri_audit_write_json(void *context, FILE *stream, struct bri_error *reterr)
{
	const struct bri_audit_document *document = context;
	const struct bri_policy *policy = document->policy;
	json_t *object = json_object(), *files = json_array();
	size_t count = bri_audit_files(document->audit);
	int failed = bri_json_set(object, "schema", json_integer(1));

	failed |= bri_json_set(object, "policy", bri_json_text(bri_policy_text(policy, bri_policy_header(policy)->name)));
	for (size_t i = 0; i < count; i++)
		failed |= json_array_append_new(files, file_of(document, bri_audit_file_at(document->audit, i)));
	failed |= bri_json_set(object, "files", files);
	if (failed != 0)
		failed = bri_error_set(reterr, "", "out of memory while writing JSON");
	else
		failed = bri_json_write(object, stream, reterr);
	json_decref(object);
	return failed;
}

static void emit(void *context, const char *text, size_t length)
{
	fwrite(text, 1, length, context);
}

/* One line for a file: its kind and how many requirements it meets. */
static void print_file(const struct bri_audit_document *document, const struct bri_audit_file *file, FILE *stream)
{
	size_t counts[BRI_NOT_APPLICABLE + 1] = {0};

	for (size_t i = 0; i < file->row_count; i++)
		if (file->rows[i].severity != BRI_OFF || file->rows[i].result == BRI_NOT_APPLICABLE)
			counts[file->rows[i].result <= BRI_NOT_APPLICABLE ? file->rows[i].result : BRI_UNKNOWN]++;
	bri_document_print(stream, file->file);
	fprintf(stream, ": %s%s%s: %zu passed, %zu failed, %zu unknown, %zu not applicable\n",
	        bri_elf_kind_text(file->kind), file->evidence == BRI_JOINED_NOT ? "" : ", ",
	        bri_joined_text(file->evidence), counts[BRI_PASS], counts[BRI_FAIL], counts[BRI_UNKNOWN],
	        counts[BRI_NOT_APPLICABLE]);
	for (size_t i = 0; document->every_row && i < file->row_count; i++) {
		fprintf(stream, "  %-14s %-32s ", result_word(file->rows[i].result), file->rows[i].rule);
		bri_document_print(stream, file->rows[i].detail);
		fputc('\n', stream);
	}
}

int bri_audit_write_text(void *context, FILE *stream, struct bri_error *reterr)
{
	const struct bri_audit_document *document = context;
	struct bri_render render = {.colour = document->colour, .emit = emit, .emit_context = stream};
	size_t count = bri_findings_count(document->findings), files = bri_audit_files(document->audit), waivers = 0;
	size_t errors, warnings;

	for (size_t i = 0; i < count; i++) {
		bri_render_finding(&render, bri_findings_at(document->findings, i));
		waivers += bri_findings_at(document->findings, i)->waived;
	}
	for (size_t i = 0; i < files; i++)
		print_file(document, bri_audit_file_at(document->audit, i), stream);
	errors = bri_findings_of(document->findings, BRI_ERROR);
	warnings = bri_findings_of(document->findings, BRI_WARNING);
	fprintf(stream, "policy %s: %zu %s, %zu %s, %zu waived; files: %zu\n",
	        bri_policy_text(document->policy, bri_policy_header(document->policy)->name), errors,
	        errors == 1 ? "error" : "errors", warnings, warnings == 1 ? "warning" : "warnings", waivers, files);
	if (ferror(stream))
		return bri_error_set(reterr, "", "can't write the audit: %s", strerror(errno));
	return 0;
}

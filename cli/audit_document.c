/* SPDX-License-Identifier: Apache-2.0 */
/* An audit as JSON (the contract for scripts) and as text (for people).  An
 * unknown result is always called so, never a pass. */
#include "audit_document.h"
#include "render.h"

#include <errno.h>
#include <stdlib.h>
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

/* ---- JSON: written as it goes, since an image has many files ------------------- */

/* A text between quotes: bytes that are no UTF-8 become U+FFFD, as jansson would refuse them. */
static void put_text(FILE *stream, const char *text)
{
	json_t *value = NULL;
	char *quoted = NULL;
	bool is_plain = true;

	for (const unsigned char *at = (const unsigned char *)text; *at != '\0' && is_plain; at++)
		is_plain = *at >= ' ' && *at < 127 && *at != '"' && *at != '\\';
	if (is_plain) {
		putc_unlocked('"', stream);
		fputs_unlocked(text, stream);
		putc_unlocked('"', stream);
		return;
	}
	value = bri_json_text(text);
	quoted = value == NULL ? NULL : json_dumps(value, JSON_ENCODE_ANY);
	/* Out of memory: no text at all rather than another one, so that what is written doesn't parse. */
	fputs_unlocked(quoted == NULL ? "" : quoted, stream);
	free(quoted);
	json_decref(value);
}

static void put_member(FILE *stream, const char *name, const char *text)
{
	fputs_unlocked(name, stream);
	put_text(stream, text);
}

/* Clauses of a rule: ["xiaomi-2.0 3.2.6", …]. */
static void put_clauses(const struct bri_policy *policy, const char *id, FILE *stream)
{
	const struct bri_rule *rule = bri_policy_find_rule(policy, id);
	const struct bri_reference *references = bri_policy_references(policy, NULL);

	fputs_unlocked(",\n          \"clauses\": [", stream);
	for (uint32_t i = 0; rule != NULL && i < rule->references; i++) {
		const struct bri_reference *reference = &references[rule->first_reference + i];
		char text[256];

		snprintf(text, sizeof(text), "%s %s", bri_policy_text(policy, reference->standard),
		         bri_policy_text(policy, reference->clause));
		put_member(stream, i == 0 ? "" : ", ", text);
	}
	putc_unlocked(']', stream);
}

static void put_row(const struct bri_audit_document *document, const struct bri_audit_file *file,
                    const struct bri_audit_row *row, bool has_waivers, FILE *stream)
{
	const struct bri_finding *waiver = has_waivers ? bri_audit_waiver(document->findings, file, row) : NULL;

	put_member(stream, "        {\n          \"rule\": ", row->rule);
	put_member(stream, ",\n          \"result\": ", result_word(row->result));
	put_member(stream, ",\n          \"severity\": ", severity_word(row->severity));
	put_clauses(document->policy, row->rule, stream);
	put_member(stream, ",\n          \"proof\": ", row->proof);
	put_member(stream, ",\n          \"detail\": ", row->detail);
	if (row->line > 0)
		fprintf(stream, ",\n          \"line\": %u", row->line);
	if (waiver != NULL)
		put_member(stream, ",\n          \"waived\": ", waiver->waiver_reason);
	fputs_unlocked("\n        }", stream);
}

static void put_file(const struct bri_audit_document *document, const struct bri_audit_file *file, bool has_waivers,
                     FILE *stream)
{
	put_member(stream, "    {\n      \"file\": ", file->file);
	put_member(stream, ",\n      \"sha256\": ", file->sha256);
	put_member(stream, ",\n      \"buildId\": ", file->build_id);
	put_member(stream, ",\n      \"kind\": ", bri_elf_kind_text(file->kind));
	fputs_unlocked(",\n      \"results\": [", stream);
	for (size_t i = 0; i < file->row_count; i++) {
		fputs_unlocked(i == 0 ? "\n" : ",\n", stream);
		put_row(document, file, &file->rows[i], has_waivers, stream);
	}
	fputs_unlocked(file->row_count > 0 ? "\n      ]\n    }" : "]\n    }", stream);
}

int bri_audit_write_json(void *context, FILE *stream, struct bri_error *reterr)
{
	const struct bri_audit_document *document = context;
	const struct bri_policy *policy = document->policy;
	size_t count = bri_audit_files(document->audit), findings = bri_findings_count(document->findings);
	bool has_waivers = false;

	for (size_t i = 0; i < findings && !has_waivers; i++)
		has_waivers = bri_findings_at(document->findings, i)->waived;
	fputs("{\n  \"schema\": 1", stream);
	put_member(stream, ",\n  \"policy\": ", bri_policy_text(policy, bri_policy_header(policy)->name));
	fputs(",\n  \"files\": [", stream);
	for (size_t i = 0; i < count; i++) {
		fputs_unlocked(i == 0 ? "\n" : ",\n", stream);
		put_file(document, bri_audit_file_at(document->audit, i), has_waivers, stream);
	}
	fputs(count > 0 ? "\n  ]\n}\n" : "]\n}\n", stream);
	if (ferror(stream))
		return bri_error_set(reterr, "", "can't write the audit: %s", strerror(errno));
	return 0;
}

static void emit(void *context, const char *text, size_t length)
{
	fwrite(text, 1, length, context);
}

/* Every requirement of a file, with its reason. */
static void print_file(const struct bri_audit_file *file, FILE *stream)
{
	bri_document_print(stream, file->file);
	fprintf(stream, ": %s%s%s\n", bri_elf_kind_text(file->kind), file->evidence == BRI_JOINED_NOT ? "" : ", ",
	        bri_joined_text(file->evidence));
	for (size_t i = 0; i < file->row_count; i++) {
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
	for (size_t i = 0; document->every_row && i < files; i++)
		print_file(bri_audit_file_at(document->audit, i), stream);
	bri_audit_print_table(document, stream);
	errors = bri_findings_of(document->findings, BRI_ERROR);
	warnings = bri_findings_of(document->findings, BRI_WARNING);
	fprintf(stream, "policy %s: %zu %s, %zu %s, %zu waived; files: %zu\n",
	        bri_policy_text(document->policy, bri_policy_header(document->policy)->name), errors,
	        errors == 1 ? "error" : "errors", warnings, warnings == 1 ? "warning" : "warnings", waivers, files);
	if (ferror(stream))
		return bri_error_set(reterr, "", "can't write the audit: %s", strerror(errno));
	return 0;
}

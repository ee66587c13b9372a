/* SPDX-License-Identifier: Apache-2.0 */
/* An audit as JSON (the contract for scripts) and as text (for people).  An
 * unknown result is always called so, never a pass. */
#include "audit_document.h"
#include "render.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *bri_audit_result_word(unsigned result)
{
	static const char *const words[] = {"pass", "fail", "unknown", "not-applicable"};

	return words[result <= BRI_NOT_APPLICABLE ? result : BRI_UNKNOWN];
}

const char *bri_audit_severity_word(unsigned severity)
{
	static const char *const words[] = {"off", "warning", "error"};

	return words[severity <= BRI_ERROR ? severity : BRI_ERROR];
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

/* What was written of rows lately: most files have the same ones. */
#define LATELY 256
#define LATELY_TEXT 700

struct lately {
	const struct bri_audit_row *row;
	size_t length;
	char text[LATELY_TEXT];
};

/* Files are formatted by several threads, so many at a time, and written in order. */
#define TURN_FILES 128
#define WRITERS_MAX 8

struct document {
	const struct bri_audit_document *audit;
	struct bri_audit_waivers *waivers;
	FILE *stream;
	atomic_size_t next; /* turn to be formatted */
	atomic_bool has_failed;
	pthread_mutex_t lock;
	pthread_cond_t turned;
	size_t turn; /* to be written */
};

/* One thread's. */
struct writer {
	struct document *document;
	struct lately *lately;
	FILE *stream, *memory; /* into memory both: a turn's files, a row */
	char *turn_text, *text;
	size_t turn_length, length;
	pthread_t thread;
};

/* All of a row but whether it is waived. */
static void put_row_text(struct writer *writer, const struct bri_audit_row *row)
{
	struct lately *lately = &writer->lately[((uintptr_t)row / sizeof(*row)) % LATELY];
	FILE *stream = writer->memory;

	if (lately->row == row) {
		fwrite_unlocked(lately->text, 1, lately->length, writer->stream);
		return;
	}
	rewind(stream);
	put_member(stream, "        {\n          \"rule\": ", row->rule);
	put_member(stream, ",\n          \"result\": ", bri_audit_result_word(row->result));
	put_member(stream, ",\n          \"severity\": ", bri_audit_severity_word(row->severity));
	put_clauses(writer->document->audit->policy, row->rule, stream);
	put_member(stream, ",\n          \"proof\": ", row->proof);
	put_member(stream, ",\n          \"detail\": ", row->detail);
	if (row->line > 0)
		fprintf(stream, ",\n          \"line\": %u", row->line);
	fflush(stream);
	fwrite_unlocked(writer->text, 1, writer->length, writer->stream);
	if (writer->length <= LATELY_TEXT) {
		lately->row = row;
		lately->length = writer->length;
		memcpy(lately->text, writer->text, writer->length);
	}
}

static void put_file(struct writer *writer, const struct bri_audit_file *file)
{
	FILE *stream = writer->stream;

	put_member(stream, "    {\n      \"file\": ", file->file);
	put_member(stream, ",\n      \"sha256\": ", file->sha256);
	put_member(stream, ",\n      \"buildId\": ", file->build_id);
	put_member(stream, ",\n      \"kind\": ", bri_elf_kind_text(file->kind));
	fputs_unlocked(",\n      \"results\": [", stream);
	for (size_t i = 0; i < file->row_count; i++) {
		const struct bri_finding *waiver = bri_audit_waiver(writer->document->waivers, file, file->rows[i]);

		fputs_unlocked(i == 0 ? "\n" : ",\n", stream);
		put_row_text(writer, file->rows[i]);
		if (waiver != NULL)
			put_member(stream, ",\n          \"waived\": ", waiver->waiver_reason);
		fputs_unlocked("\n        }", stream);
	}
	fputs_unlocked(file->row_count > 0 ? "\n      ]\n    }" : "]\n    }", stream);
}

static void write_turn(struct writer *writer, size_t turn)
{
	struct document *document = writer->document;

	pthread_mutex_lock(&document->lock);
	while (document->turn != turn)
		pthread_cond_wait(&document->turned, &document->lock);
	pthread_mutex_unlock(&document->lock);
	/* Nobody else has this turn. */
	if (!atomic_load(&document->has_failed))
		fwrite(writer->turn_text, 1, writer->turn_length, document->stream);
	pthread_mutex_lock(&document->lock);
	document->turn++;
	pthread_cond_broadcast(&document->turned);
	pthread_mutex_unlock(&document->lock);
}

/* Every turn that was taken is written or given up, so that nobody waits for it in vain. */
static void *run_writer(void *context)
{
	struct writer *writer = context;
	struct document *document = writer->document;
	size_t count = bri_audit_files(document->audit->audit), turn;

	while ((turn = atomic_fetch_add(&document->next, 1)) * TURN_FILES < count) {
		rewind(writer->stream);
		for (size_t i = turn * TURN_FILES; i < count && i < (turn + 1) * TURN_FILES; i++) {
			fputs_unlocked(i == 0 ? "\n" : ",\n", writer->stream);
			put_file(writer, bri_audit_file_at(document->audit->audit, i));
		}
		if (fflush(writer->stream) != 0 || ferror(writer->stream) || ferror(writer->memory))
			atomic_store(&document->has_failed, true);
		write_turn(writer, turn);
	}
	return NULL;
}

static bool open_writer(struct writer *writer, struct document *document)
{
	*writer = (struct writer){.document = document};
	writer->lately = calloc(LATELY, sizeof(*writer->lately));
	writer->stream = open_memstream(&writer->turn_text, &writer->turn_length);
	writer->memory = open_memstream(&writer->text, &writer->length);
	return writer->lately != NULL && writer->stream != NULL && writer->memory != NULL;
}

static void close_writer(struct writer *writer)
{
	if (writer->stream != NULL)
		fclose(writer->stream);
	if (writer->memory != NULL)
		fclose(writer->memory);
	free(writer->turn_text);
	free(writer->text);
	free(writer->lately);
}

static void put_files(struct document *document, size_t count)
{
	struct writer writers[WRITERS_MAX];
	size_t wanted = bri_audit_threads(count), opened = 0, started = 1;

	wanted = wanted > WRITERS_MAX ? WRITERS_MAX : wanted;
	while (opened < wanted && open_writer(&writers[opened], document))
		opened++;
	if (opened < wanted)
		close_writer(&writers[opened]);
	if (opened == 0) {
		atomic_store(&document->has_failed, true);
		return;
	}
	/* A thread that can't be had leaves its work to the others. */
	while (started < opened &&
	       pthread_create(&writers[started].thread, NULL, run_writer, &writers[started]) == 0)
		started++;
	run_writer(&writers[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(writers[i].thread, NULL);
	for (size_t i = 0; i < opened; i++)
		close_writer(&writers[i]);
}

int bri_audit_write_json(void *context, FILE *stream, struct bri_error *reterr)
{
	struct document document = {.audit = context, .stream = stream};
	const struct bri_policy *policy = document.audit->policy;
	size_t count = bri_audit_files(document.audit->audit);
	char digest[65];

	document.waivers = bri_audit_waivers_new(document.audit->findings);
	if (document.waivers == NULL)
		return bri_error_set(reterr, "", "out of memory while writing the audit");
	pthread_mutex_init(&document.lock, NULL);
	pthread_cond_init(&document.turned, NULL);
	fputs("{\n  \"schema\": 1", stream);
	put_member(stream, ",\n  \"policy\": ", bri_policy_text(policy, bri_policy_header(policy)->name));
	bri_policy_digest_hex(policy, digest);
	put_member(stream, ",\n  \"policyDigest\": ", digest);
	fputs(",\n  \"files\": [", stream);
	put_files(&document, count);
	fputs(count > 0 ? "\n  ],\n  \"failures\": [" : "],\n  \"failures\": [", stream);
	for (size_t i = 0; i < document.audit->failure_count; i++) {
		put_member(stream, i == 0 ? "\n    {\"file\": " : ",\n    {\"file\": ", document.audit->failures[i].where);
		put_member(stream, ", \"what\": ", document.audit->failures[i].what);
		putc('}', stream);
	}
	fputs(document.audit->failure_count > 0 ? "\n  ]\n}\n" : "]\n}\n", stream);
	pthread_cond_destroy(&document.turned);
	pthread_mutex_destroy(&document.lock);
	bri_audit_waivers_free(document.waivers);
	if (atomic_load(&document.has_failed))
		return bri_error_set(reterr, "", "out of memory while writing the audit");
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
		fprintf(stream, "  %-14s %-32s ", bri_audit_result_word(file->rows[i]->result), file->rows[i]->rule);
		bri_document_print(stream, file->rows[i]->detail);
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
	if (bri_audit_print_table(document, stream) != 0)
		return bri_error_set(reterr, "", "out of memory while writing the audit");
	errors = bri_findings_of(document->findings, BRI_ERROR);
	warnings = bri_findings_of(document->findings, BRI_WARNING);
	fprintf(stream, "policy %s: %zu %s, %zu %s, %zu waived; files: %zu\n",
	        bri_policy_text(document->policy, bri_policy_header(document->policy)->name), errors,
	        errors == 1 ? "error" : "errors", warnings, warnings == 1 ? "warning" : "warnings", waivers, files);
	if (ferror(stream))
		return bri_error_set(reterr, "", "can't write the audit: %s", strerror(errno));
	return 0;
}

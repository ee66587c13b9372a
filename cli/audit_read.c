/* SPDX-License-Identifier: Apache-2.0 */
/* An audit that was made elsewhere (another job, another machine), read back from
 * its JSON.  Findings follow from the rows, under the policy at hand; what that
 * run could not read stays a failure, and what isn't as the schema says is one. */
#include "audit_document.h"
#include "cmdline.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

struct reading {
	struct bri_session *session;
	struct bri_audit *audit;
	const char *path;
	struct bri_error *reterr;
	bool is_malformed, stopped;
};

bool bri_audit_is_document(const char *path)
{
	char head[64];
	FILE *file = fopen(path, "re");
	size_t length = file == NULL ? 0 : fread(head, 1, sizeof(head) - 1, file), at;

	if (file != NULL)
		fclose(file);
	head[length] = '\0';
	at = strspn(head, " \t\r\n");
	return head[at] == '{' && strchr("\" \t\r\n", head[at + 1]) != NULL;
}

/* A text that must be there. */
static const char *text_of(struct reading *reading, const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	reading->is_malformed |= text == NULL;
	return text == NULL ? "" : text;
}

/* Which of `count` words it is. */
static unsigned word_of(struct reading *reading, const json_t *object, const char *key, const char *(*word)(unsigned i),
                        unsigned count)
{
	const char *text = text_of(reading, object, key);

	for (unsigned i = 0; i < count; i++)
		if (strcmp(text, word(i)) == 0)
			return i;
	reading->is_malformed = true;
	return 0;
}

static const char *kind_word(unsigned i)
{
	return bri_elf_kind_text((enum bri_elf_kind)i);
}

/* What its evidence is worth stands in a row of its own. */
static void note_joined(struct bri_audit_file *file, const struct bri_audit_row *row)
{
	bool is_linked = file->kind <= BRI_ELF_STATIC_EXEC;

	if (!is_linked || strncmp(row->rule, "evidence.", 9) != 0)
		return;
	file->evidence = row->result == BRI_PASS                                                     ? BRI_JOINED_PROVEN
	                 : row->result == BRI_FAIL && strstr(row->detail, bri_joined_text(BRI_JOINED_CHANGED)) ? BRI_JOINED_CHANGED
	                                                                                             : BRI_JOINED_UNPROVEN;
}

static void read_row(struct reading *reading, struct bri_audit_file *file, const json_t *value)
{
	struct bri_audit_row row = {.rule = text_of(reading, value, "rule"), .detail = text_of(reading, value, "detail")};
	const json_t *line = json_object_get(value, "line");

	row.result = (uint8_t)word_of(reading, value, "result", bri_audit_result_word, BRI_NOT_APPLICABLE + 1);
	row.severity = (uint8_t)word_of(reading, value, "severity", bri_audit_severity_word, BRI_ERROR + 1);
	row.proof = text_of(reading, value, "proof");
	if (line != NULL) {
		reading->is_malformed |= json_integer_value(line) < 1 || json_integer_value(line) > UINT32_MAX;
		row.line = (uint32_t)json_integer_value(line);
	}
	note_joined(file, &row);
	if (!reading->is_malformed && bri_audit_restore_row(reading->audit, file, &row, reading->reterr) != 0)
		reading->stopped = true;
}

static void read_file(struct reading *reading, const json_t *value)
{
	struct bri_audit_file file = {.file = text_of(reading, value, "file"), .build_id = text_of(reading, value, "buildId")}, *kept;
	const json_t *rows = json_object_get(value, "results"), *row;
	const char *digest = text_of(reading, value, "sha256");
	size_t length = strspn(digest, "0123456789abcdef"), i;

	reading->is_malformed |= !json_is_array(rows) || digest[length] != '\0' || (length != 0 && length != 64);
	file.kind = (enum bri_elf_kind)word_of(reading, value, "kind", kind_word, BRI_ELF_CONFIG + 1);
	if (reading->is_malformed)
		return;
	memcpy(file.sha256, digest, length);
	kept = bri_audit_restore(reading->audit, &file, reading->path, reading->reterr);
	reading->stopped |= kept == NULL;
	json_array_foreach(rows, i, row) {
		if (reading->is_malformed || reading->stopped)
			break;
		read_row(reading, kept, row);
	}
}

/* What that run could not read. */
static void read_failures(struct reading *reading, const json_t *failures)
{
	const json_t *failure;
	struct bri_error error;
	size_t i;

	json_array_foreach(failures, i, failure) {
		bri_error_set(&error, text_of(reading, failure, "file"), "%s (when %s was made)", text_of(reading, failure, "what"),
		              reading->path);
		if (!reading->is_malformed)
			bri_session_fail(reading->session, &error);
	}
}

static void read_document(struct reading *reading, const json_t *document)
{
	const struct bri_policy *policy = reading->session->chosen.policy;
	const json_t *files = json_object_get(document, "files"), *file;
	const char *digest = json_string_value(json_object_get(document, "policyDigest"));
	char ours[65];
	size_t i;

	reading->is_malformed = json_integer_value(json_object_get(document, "schema")) != 1 || !json_is_array(files);
	bri_policy_digest_hex(policy, ours);
	reading->session->gathered.audits++;
	reading->session->gathered.other_policy += digest == NULL || strcmp(digest, ours) != 0;
	json_array_foreach(files, i, file) {
		if (reading->is_malformed || reading->stopped)
			return;
		read_file(reading, file);
	}
	read_failures(reading, json_object_get(document, "failures"));
}

int bri_audit_read(struct bri_session *session, struct bri_audit *audit, const char *path, struct bri_error *reterr)
{
	struct reading reading = {.session = session, .audit = audit, .path = path, .reterr = reterr};
	json_error_t fault;
	json_t *document = json_load_file(path, JSON_REJECT_DUPLICATES, &fault);

	if (document == NULL)
		return bri_error_set(reterr, path, "can't be read as JSON: %s (line %d)", fault.text, fault.line);
	read_document(&reading, document);
	if (reading.is_malformed)
		bri_error_set(reterr, path, "isn't what 'brinell audit --format json' writes; make it again and name that");
	json_decref(document);
	return reading.is_malformed || reading.stopped ? -1 : 0;
}

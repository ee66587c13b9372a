/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the link gate's records and finds the one that a file belongs to.  It
 * judges nothing. */
#include "records.h"
#include "sha256.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bri_records {
	struct bri_link_record *items;
	size_t count;
};

static void free_record(struct bri_link_record *record)
{
	for (size_t i = 0; i < record->rule_count; i++)
		free(record->rules[i].id);
	free(record->rules);
	free(record->output);
	free(record->build_id);
	free(record->mode);
	bri_findings_free(record->findings);
}

void bri_records_close(struct bri_records *records)
{
	if (records == NULL)
		return;
	for (size_t i = 0; i < records->count; i++)
		free_record(&records->items[i]);
	free(records->items);
	free(records);
}

size_t bri_records_count(const struct bri_records *records)
{
	return records == NULL ? 0 : records->count;
}

/* The text up to the next tab; `*rest` moves behind it.  NULL past the end. */
static char *next_field(char **rest)
{
	return *rest == NULL ? NULL : strsep(rest, "\t");
}

static bool read_number(const char *text, size_t *ret_number)
{
	char *end;

	if (text == NULL || text[0] < '0' || text[0] > '9')
		return false;
	errno = 0;
	*ret_number = strtoul(text, &end, 10);
	return errno == 0 && *end == '\0';
}

static bool read_text(const char *text, char **kept)
{
	if (text == NULL || *kept != NULL)
		return false;
	*kept = strdup(text);
	return *kept != NULL;
}

static bool read_digest(const char *text, char kept[65])
{
	if (text == NULL || strlen(text) != 64)
		return false;
	memcpy(kept, text, 65);
	return true;
}

static bool read_rule(struct bri_link_record *record, char *rest)
{
	static const char *const words[] = {[BRI_PASS] = "pass", [BRI_FAIL] = "fail", [BRI_UNKNOWN] = "unknown"};
	const char *id = next_field(&rest), *word = next_field(&rest);
	struct record_rule *grown;

	for (int i = BRI_PASS; id != NULL && word != NULL && i <= BRI_UNKNOWN; i++) {
		if (strcmp(words[i], word) != 0)
			continue;
		grown = realloc(record->rules, (record->rule_count + 1) * sizeof(*grown));
		if (grown == NULL)
			return false;
		record->rules = grown;
		grown[record->rule_count] = (struct record_rule){strdup(id), (enum bri_result)i};
		return grown[record->rule_count++].id != NULL;
	}
	return false;
}

static bool read_finding(struct bri_link_record *record, char *rest)
{
	const char *rule = next_field(&rest), *severity = next_field(&rest), *waived = next_field(&rest);
	const char *line = next_field(&rest), *column = next_field(&rest), *file = next_field(&rest);
	const char *message = next_field(&rest), *reason = next_field(&rest);
	struct bri_finding finding = {.rule = rule, .result = BRI_FAIL, .gate = BRI_GATE_COMPILE, .is_option = true,
	                              .file = file, .message = message};
	size_t number, at, across;

	if (reason == NULL || !read_number(severity, &number) || number > BRI_ERROR || !read_number(line, &at) ||
	    !read_number(column, &across))
		return false;
	finding.severity = (uint8_t)number;
	finding.line = (uint32_t)at;
	finding.column = (uint32_t)across;
	finding.waived = finding.waived_in_source = strcmp(waived, "1") == 0;
	finding.waiver_reason = reason;
	return bri_findings_add(record->findings, &finding) != NULL;
}

static bool read_line(struct bri_link_record *record, char *line)
{
	const char *word = next_field(&line);

	if (strcmp(word, "output") == 0)
		return read_text(line, &record->output);
	if (strcmp(word, "build-id") == 0)
		return read_text(line, &record->build_id);
	if (strcmp(word, "mode") == 0)
		return read_text(line, &record->mode);
	if (strcmp(word, "loaded") == 0)
		return read_digest(line, record->loaded);
	if (strcmp(word, "policy") == 0)
		return read_digest(line, record->policy);
	if (strcmp(word, "units") == 0)
		return read_number(line, &record->units);
	if (strcmp(word, "unchecked") == 0)
		return read_number(line, &record->unchecked);
	if (strcmp(word, "functions") == 0) {
		const char *with = next_field(&line);

		return read_number(with, &record->functions_protected) &&
		       read_number(line, &record->functions_unprotected);
	}
	if (strcmp(word, "rule") == 0)
		return read_rule(record, line);
	if (strcmp(word, "finding") == 0)
		return read_finding(record, line);
	/* A later version's word: what it says isn't asked here. */
	return true;
}

static int read_record(struct bri_link_record *record, const char *path, struct bri_error *reterr)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	bool is_good = file != NULL, has_end = false;

	record->findings = bri_findings_new();
	is_good &= record->findings != NULL;
	for (size_t i = 0; is_good && !has_end && (length = getline(&line, &room, file)) >= 0; i++) {
		if (length > 0 && line[length - 1] == '\n')
			line[length - 1] = '\0';
		has_end = strcmp(line, "end") == 0;
		is_good = i == 0 ? strcmp(line, "brinell-link\t1") == 0 : has_end || read_line(record, line);
	}
	free(line);
	if (file != NULL)
		fclose(file);
	if (!is_good || !has_end || record->output == NULL || record->build_id == NULL || record->mode == NULL ||
	    record->loaded[0] == '\0' || record->policy[0] == '\0')
		return bri_error_set(reterr, path, "can't be read as the record of a link; link that output again");
	return 0;
}

static int add_record(struct bri_records *records, const char *directory, const char *name, struct bri_error *reterr)
{
	struct bri_link_record *grown = realloc(records->items, (records->count + 1) * sizeof(*grown));
	char *path = NULL;
	int status;

	if (grown == NULL || asprintf(&path, "%s/%s", directory, name) < 0) {
		if (grown != NULL)
			records->items = grown;
		return bri_error_set(reterr, directory, "out of memory");
	}
	records->items = grown;
	grown[records->count] = (struct bri_link_record){0};
	status = read_record(&grown[records->count++], path, reterr);
	free(path);
	return status;
}

struct bri_records *bri_records_open(const char *directory, struct bri_error *reterr)
{
	struct bri_records *records = calloc(1, sizeof(*records));
	DIR *stream = records == NULL ? NULL : opendir(directory);
	struct dirent *entry;
	int status = 0;

	if (stream == NULL) {
		free(records);
		bri_error_set(reterr, directory, "the link gate's records can't be read: %s", strerror(errno));
		return NULL;
	}
	while (status == 0 && (entry = readdir(stream)) != NULL) {
		size_t length = strlen(entry->d_name);

		if (length > 5 && strcmp(entry->d_name + length - 5, ".link") == 0)
			status = add_record(records, directory, entry->d_name, reterr);
	}
	closedir(stream);
	if (status == 0)
		return records;
	bri_records_close(records);
	return NULL;
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

enum bri_join bri_records_find(const struct bri_records *records, const struct bri_elf *elf, const char *path,
                               const struct bri_link_record **ret_record)
{
	const char *build_id = bri_elf_build_id(elf);
	const struct bri_link_record *by_id = NULL, *by_name = NULL;
	uint8_t digest[32];
	char loaded[65] = "";

	*ret_record = NULL;
	if (bri_records_count(records) == 0)
		return BRI_JOIN_NONE;
	if (bri_elf_loaded_digest(elf, digest))
		bri_digest_text(digest, loaded);
	for (size_t i = 0; i < bri_records_count(records); i++) {
		const struct bri_link_record *record = &records->items[i];

		if (strcmp(record->loaded, loaded) == 0) {
			*ret_record = record;
			return BRI_JOIN_SAME;
		}
		if (build_id[0] != '\0' && strcmp(record->build_id, build_id) == 0)
			by_id = record;
		else if (strcmp(base_of(record->output), base_of(path)) == 0)
			by_name = record;
	}
	*ret_record = by_id != NULL ? by_id : by_name;
	return *ret_record != NULL ? BRI_JOIN_CHANGED : BRI_JOIN_NONE;
}

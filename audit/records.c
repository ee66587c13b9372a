/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the link gate's records and finds the one that a file belongs to: of
 * several for the same bytes the one that proves most.  It judges nothing. */
#include "records.h"
#include "evidence.h"
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
	bri_findings_free(record->inputs);
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

static bool read_place(char *rest, struct bri_elf_range *ret_place)
{
	const char *address = next_field(&rest), *length = next_field(&rest);
	char *end, *behind;

	if (length == NULL)
		return false;
	errno = 0;
	ret_place->address = strtoull(address, &end, 10);
	ret_place->length = strtoull(length, &behind, 10);
	return errno == 0 && end != address && *end == '\0' && behind != length && *behind == '\0';
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

static bool read_finding(struct bri_findings *findings, char *rest)
{
	const char *rule = next_field(&rest), *severity = next_field(&rest), *waived = next_field(&rest);
	const char *line = next_field(&rest), *column = next_field(&rest), *file = next_field(&rest);
	const char *message = next_field(&rest), *reason = next_field(&rest), *digest = next_field(&rest);
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
	finding.digest = digest;
	return bri_findings_add(findings, &finding) != NULL;
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
	if (strcmp(word, "code") == 0)
		return read_digest(line, record->code);
	if (strcmp(word, "search-path") == 0)
		return read_place(line, &record->search_path);
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
		return read_finding(record->findings, line);
	if (strcmp(word, "input") == 0)
		return read_finding(record->inputs, line);
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
	record->inputs = bri_findings_new();
	is_good &= record->findings != NULL && record->inputs != NULL;
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

/* Where nothing was enforced, no unit counts. */
static enum bri_input_state state_of(const struct bri_link_record *record, const char *policy)
{
	if (strcmp(record->policy, policy) != 0)
		return BRI_INPUT_OTHER_POLICY;
	if (strcmp(record->mode, bri_mode_text(BRI_MODE_ENFORCE)) != 0 &&
	    strcmp(record->mode, bri_mode_text(BRI_MODE_HARDEN)) != 0)
		return BRI_INPUT_NOT_ENFORCED;
	return record->unchecked > 0 || record->units == 0 ? BRI_INPUT_UNCHECKED : BRI_INPUT_CHECKED;
}

static size_t count_rules(const struct bri_link_record *record, enum bri_result result)
{
	size_t count = 0;

	for (size_t i = 0; i < record->rule_count; i++)
		count += record->rules[i].result == result;
	return count;
}

/* Less is better. */
static int compare_numbers(size_t first, size_t second)
{
	return (first > second) - (first < second);
}

/* What proves more comes first, whatever order the directory has.  A fault that one record tells of isn't hidden by
 * another that doesn't. */
static int compare_records(const void *one, const void *other)
{
	static const size_t ranks[] = {[BRI_INPUT_CHECKED] = 1, [BRI_INPUT_NOT_ENFORCED] = 2, [BRI_INPUT_UNCHECKED] = 3,
	                               [BRI_INPUT_OTHER_POLICY] = 4};
	const struct bri_link_record *first = one, *second = other;
	int order = compare_numbers(ranks[first->state], ranks[second->state]);

	if (order == 0)
		order = compare_numbers(first->unchecked, second->unchecked);
	if (order == 0)
		order = compare_numbers(count_rules(first, BRI_UNKNOWN), count_rules(second, BRI_UNKNOWN));
	if (order == 0)
		order = compare_numbers(second->units, first->units);
	if (order == 0)
		order = compare_numbers(count_rules(second, BRI_FAIL), count_rules(first, BRI_FAIL));
	if (order == 0)
		order = compare_numbers(bri_findings_count(second->findings), bri_findings_count(first->findings));
	return order != 0 ? order : strcmp(first->output, second->output);
}

struct bri_records *bri_records_open(const char *directory, const char *policy, struct bri_error *reterr)
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
	if (status == 0) {
		for (size_t i = 0; i < records->count; i++)
			records->items[i].state = state_of(&records->items[i], policy);
		if (records->count > 1)
			qsort(records->items, records->count, sizeof(*records->items), compare_records);
		return records;
	}
	bri_records_close(records);
	return NULL;
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* An edit may take the entry of the search path away, or shorten its text, and leave the rest of the text behind. */
static bool is_but_for_path(const struct bri_link_record *record, const struct bri_elf *elf)
{
	uint8_t digest[32];
	char loaded[65];

	if (record->search_path.length == 0 || !bri_elf_loaded_digest(elf, &record->search_path, digest))
		return false;
	bri_digest_text(digest, loaded);
	return strcmp(record->loaded, loaded) == 0;
}

static bool is_same_code(const struct bri_link_record *record, const struct bri_elf *elf)
{
	uint8_t digest[32];
	char code[65];

	if (record->code[0] == '\0' || !bri_elf_code_digest(elf, digest))
		return false;
	bri_digest_text(digest, code);
	return strcmp(record->code, code) == 0;
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
	if (bri_elf_loaded_digest(elf, NULL, digest))
		bri_digest_text(digest, loaded);
	for (size_t i = 0; i < bri_records_count(records) && *ret_record == NULL; i++)
		if (strcmp(records->items[i].loaded, loaded) == 0)
			*ret_record = &records->items[i];
	for (size_t i = 0; i < bri_records_count(records) && *ret_record == NULL; i++) {
		const struct bri_link_record *record = &records->items[i];
		bool is_id = build_id[0] != '\0' && strcmp(record->build_id, build_id) == 0;

		if (!is_id && strcmp(base_of(record->output), base_of(path)) != 0)
			continue;
		if (is_but_for_path(record, elf))
			*ret_record = record;
		else if (is_id && by_id == NULL)
			by_id = record;
		else if (!is_id && by_name == NULL)
			by_name = record;
	}
	if (*ret_record != NULL)
		return BRI_JOIN_SAME;
	*ret_record = by_id != NULL ? by_id : by_name;
	if (*ret_record == NULL)
		return BRI_JOIN_NONE;
	return is_same_code(*ret_record, elf) ? BRI_JOIN_CODE : BRI_JOIN_CHANGED;
}

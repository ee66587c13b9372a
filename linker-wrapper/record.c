/* SPDX-License-Identifier: Apache-2.0 */
/* The record of one link: which output it made (its build id and the SHA-256 of
 * what is loaded, which strip leaves alone) and what its units' evidence says of
 * each requirement that no finished file shows.  A line each, fields between
 * tabs; nothing is added to the output itself. */
#include "record.h"

#include "sha256.h"
#include "elf_file.h"
#include "mapping.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A field: what would end it becomes a space. */
static void put_text(FILE *file, const char *text)
{
	for (; text && *text; text++)
		fputc((unsigned char)*text < ' ' ? ' ' : *text, file);
}

static void put_line(FILE *file, const char *word, const char *text)
{
	fprintf(file, "%s\t", word);
	put_text(file, text);
	fputc('\n', file);
}

static size_t count_unchecked(const struct units *units)
{
	size_t count = 0;
	for (size_t i = 0; i < units->input_count; i++)
		count += units->inputs[i].state != BRI_INPUT_CHECKED && !bri_input_is_unknown(units->inputs[i].state);
	return count;
}

static void put_finding(FILE *file, const char *word, const struct bri_finding *finding)
{
	fprintf(file, "%s\t%s\t%d\t%d\t%u\t%u\t", word, finding->rule, finding->severity,
	        finding->waived && finding->waived_in_source, finding->line, finding->column);
	put_text(file, finding->file);
	fputc('\t', file);
	put_text(file, finding->message);
	fputc('\t', file);
	put_text(file, finding->waiver_reason);
	fputc('\t', file);
	put_text(file, finding->digest);
	fputc('\n', file);
}

/* Which objects nobody checked, so that their waivers count for what was linked of them. */
static void put_inputs(FILE *file, const struct verdict *verdict)
{
	for (size_t i = 0; i < bri_findings_count(verdict->findings); i++) {
		const struct bri_finding *finding = bri_findings_at(verdict->findings, i);
		uint8_t severity;
		const char *rule = bri_evidence_rule(verdict->policy, BRI_INPUT_UNCHECKED, finding->file, &severity);
		if (rule && finding->result == BRI_FAIL && strcmp(rule, finding->rule) == 0)
			put_finding(file, "input", finding);
	}
}

/* Findings of every unit on one rule; their number. */
static size_t put_findings(FILE *file, const struct verdict *verdict, const char *rule)
{
	size_t found = 0;
	for (size_t i = 0; i < verdict->units->count; i++) {
		const struct bri_findings *findings = bri_evidence_get(verdict->units->items[i].evidence)->findings;
		for (size_t k = 0; findings && k < bri_findings_count(findings); k++) {
			const struct bri_finding *finding = bri_findings_at(findings, k);
			if (finding->result != BRI_FAIL || strcmp(finding->rule, rule) != 0)
				continue;
			put_finding(file, "finding", finding);
			found++;
		}
	}
	return found;
}

/* What is asked of options and functions, each rule once. */
static void put_rules(FILE *file, const struct verdict *verdict)
{
	const struct bri_policy *policy = verdict->policy;
	size_t count, unchecked = count_unchecked(verdict->units);
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	for (size_t i = 0; i < count; i++) {
		bool first = checks[i].predicate == BRI_IS_OPTION || checks[i].predicate == BRI_IS_FUNCTION_PROTECTION;
		for (size_t k = 0; first && k < i; k++)
			first = checks[k].rule != checks[i].rule || (checks[k].predicate != BRI_IS_OPTION &&
			                                             checks[k].predicate != BRI_IS_FUNCTION_PROTECTION);
		if (!first)
			continue;
		const struct bri_rule *rule = &rules[checks[i].rule];
		const char *id = bri_policy_text(policy, rule->id);
		const char *result = "pass";
		if (put_findings(file, verdict, id) > 0)
			result = "fail";
		else if (rule->severity == BRI_OFF || unchecked > 0 || verdict->units->count == 0)
			result = "unknown";
		fprintf(file, "rule\t%s\t%s\n", id, result);
	}
}

static void put_functions(FILE *file, const struct units *units)
{
	size_t with = 0, without = 0;
	for (size_t i = 0; i < units->count; i++) {
		with += bri_evidence_get(units->items[i].evidence)->functions_protected;
		without += bri_evidence_get(units->items[i].evidence)->functions_unprotected;
	}
	fprintf(file, "functions\t%zu\t%zu\n", with, without);
}

/* What a later edit of the file alone may leave: the place of the search path, and the code. */
static void put_parts(FILE *file, const struct bri_elf *elf)
{
	struct bri_elf_range path;
	uint8_t code[32];
	char text[65];
	if (bri_elf_search_path(elf, &path))
		fprintf(file, "search-path\t%" PRIu64 "\t%" PRIu64 "\n", path.address, path.length);
	if (bri_elf_code_digest(elf, code)) {
		bri_digest_text(code, text);
		put_line(file, "code", text);
	}
}

static void put_record(FILE *file, const struct verdict *verdict, const struct bri_elf *elf, const char *output,
                       const uint8_t loaded[32])
{
	const struct bri_policy_header *header = bri_policy_header(verdict->policy);
	char text[65];
	fputs("brinell-link\t1\n", file);
	put_line(file, "output", output);
	put_line(file, "build-id", bri_elf_build_id(elf));
	bri_digest_text(loaded, text);
	put_line(file, "loaded", text);
	put_parts(file, elf);
	bri_digest_text(header->digest, text);
	put_line(file, "policy", text);
	put_line(file, "mode", bri_mode_text(verdict->mode));
	fprintf(file, "units\t%zu\nunchecked\t%zu\n", verdict->units->count, count_unchecked(verdict->units));
	put_functions(file, verdict->units);
	put_rules(file, verdict);
	put_inputs(file, verdict);
	/* What is cut short has no end. */
	fputs("end\n", file);
}

static int write_record(const struct verdict *verdict, const struct bri_elf *elf, const char *output, const char *path,
                        const uint8_t loaded[32], struct bri_error *reterr)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	if (!file)
		return bri_error_set(reterr, output, "out of memory");
	put_record(file, verdict, elf, output, loaded);
	bool failed = ferror(file) != 0;
	failed |= fclose(file) != 0;
	int status = failed ? bri_error_set(reterr, output, "out of memory")
	                    : verdict_write_file(path, (const unsigned char *)text, size, reterr);
	free(text);
	return status;
}

int record_leave(const struct verdict *verdict, const char *directory, struct bri_error *reterr)
{
	char output[2 * PATH_MAX], path[PATH_MAX];
	struct bri_mapping file;
	uint8_t loaded[32];
	if (verdict_report_path(verdict, directory, "link", output, path, reterr) != 0)
		return -1;
	if (unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR)
		return bri_error_set(reterr, path, "an old record can't be removed: %s", strerror(errno));
	if (verdict_is_refused(verdict) || verdict->command->is_relocatable)
		return 0;
	if (bri_mapping_open(&file, verdict->command->output, reterr) != 0)
		return -1;
	int status = 0;
	if (bri_format_of(file.bytes, file.size) == BRI_FORMAT_ELF) {
		struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, output, reterr);
		if (!elf)
			status = -1;
		else if (bri_elf_loaded_digest(elf, NULL, loaded))
			status = write_record(verdict, elf, output, path, loaded, reterr);
		bri_elf_close(elf);
	}
	bri_mapping_close(&file);
	return status;
}

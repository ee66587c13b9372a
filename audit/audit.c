/* SPDX-License-Identifier: Apache-2.0 */
/* Audits ELF files: reads their facts through elf/, asks the judge, and keeps a
 * row for every requirement.  It knows no rule: which requirements there are
 * and what they weigh is the policy's.  Symbolic links aren't followed, so that
 * a root file system never leads out of itself. */
#include "audit.h"
#include "archive.h"
#include "elf_file.h"
#include "evidence.h"
#include "mapping.h"
#include "sha256.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ROWS_MAX 64

struct bri_audit {
	const struct bri_policy *policy;
	struct bri_findings *findings;
	struct bri_audit_file *files;
	size_t count, capacity;
	void (*failed)(void *context, const struct bri_error *error);
	void *failed_context;
};

/* One file, or one member, while it is audited. */
struct visit {
	struct bri_audit *audit;
	struct bri_error *reterr;
	const char *path;       /* as opened */
	size_t prefix;          /* bytes of `path` that are the audited directory */
	struct bri_audit_file *file;
	/* evidence met in the object */
	struct bri_findings *evidence;
	size_t notes;
	bool other_policy, not_enforced;
	bool stopped;           /* out of memory or unusable policy: reterr is set */
};

struct bri_audit *bri_audit_new(const struct bri_policy *policy,
                                void (*failed)(void *context, const struct bri_error *error), void *context)
{
	struct bri_audit *audit = calloc(1, sizeof(*audit));

	if (audit == NULL)
		return NULL;
	audit->policy = policy;
	audit->failed = failed;
	audit->failed_context = context;
	audit->findings = bri_findings_new();
	if (audit->findings == NULL) {
		free(audit);
		return NULL;
	}
	return audit;
}

void bri_audit_free(struct bri_audit *audit)
{
	if (audit == NULL)
		return;
	for (size_t i = 0; i < audit->count; i++) {
		free(audit->files[i].file);
		free(audit->files[i].build_id);
		free(audit->files[i].rows);
	}
	free(audit->files);
	bri_findings_free(audit->findings);
	free(audit);
}

static void stop(struct visit *visit)
{
	visit->stopped = true;
	bri_error_set(visit->reterr, visit->path, "out of memory while auditing this file");
}

/* A new entry, named relative to the audited directory. */
static struct bri_audit_file *add_file(struct visit *visit, const char *label, const void *bytes, size_t size)
{
	struct bri_audit *audit = visit->audit;
	struct bri_audit_file *file;
	uint8_t digest[32];

	if (audit->count == audit->capacity) {
		size_t capacity = audit->capacity == 0 ? 64 : 2 * audit->capacity;
		struct bri_audit_file *grown = realloc(audit->files, capacity * sizeof(*grown));

		if (grown == NULL) {
			stop(visit);
			return NULL;
		}
		audit->files = grown;
		audit->capacity = capacity;
	}
	file = &audit->files[audit->count];
	memset(file, 0, sizeof(*file));
	/* A thin archive's archive has a name of its own. */
	if (strncmp(label, visit->path, strlen(visit->path)) == 0)
		label += visit->prefix;
	file->file = strdup(label);
	file->rows = calloc(ROWS_MAX, sizeof(*file->rows));
	file->build_id = strdup("");
	audit->count++;
	if (file->file == NULL || file->rows == NULL || file->build_id == NULL) {
		stop(visit);
		return NULL;
	}
	bri_sha256(bytes, size, digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(file->sha256 + 2 * i, 3, "%02x", digest[i]);
	visit->file = file;
	return file;
}

static void add_row(struct visit *visit, const char *rule, uint8_t result, uint8_t severity, const char *proof,
                    const char *detail)
{
	struct bri_audit_file *file = visit->file;
	struct bri_audit_row *grown;

	if (file->row_count >= ROWS_MAX) {
		grown = realloc(file->rows, (file->row_count + 1) * sizeof(*grown));
		if (grown == NULL) {
			stop(visit);
			return;
		}
		file->rows = grown;
	}
	file->rows[file->row_count++] = (struct bri_audit_row){
		bri_findings_keep(visit->audit->findings, rule), result, severity, proof,
		bri_findings_keep(visit->audit->findings, detail)};
}

static int take_note(void *context, const unsigned char *descriptor, size_t length)
{
	struct visit *visit = context;
	struct bri_error error = {"", ""};
	struct bri_evidence_file *file = bri_evidence_decode(descriptor, length, false, visit->file->file, &error);
	const struct bri_evidence *evidence;
	size_t count;

	if (file == NULL) {
		visit->audit->failed(visit->audit->failed_context, &error);
		return 1;
	}
	evidence = bri_evidence_get(file);
	visit->notes++;
	if (memcmp(evidence->digest, bri_policy_header(visit->audit->policy)->digest, sizeof(evidence->digest)) != 0)
		visit->other_policy = true;
	if (evidence->mode == BRI_MODE_RECORD || evidence->mode == BRI_MODE_PROBE || evidence->mode == BRI_MODE_OFF)
		visit->not_enforced = true;
	count = bri_findings_count(evidence->findings);
	for (size_t i = 0; i < count; i++)
		bri_findings_add(visit->evidence, bri_findings_at(evidence->findings, i));
	bri_evidence_free(file);
	return 0;
}

static const struct bri_finding *find_evidence(const struct visit *visit, const char *rule)
{
	size_t count = bri_findings_count(visit->evidence);

	for (size_t i = 0; i < count; i++)
		if (strcmp(bri_findings_at(visit->evidence, i)->rule, rule) == 0)
			return bri_findings_at(visit->evidence, i);
	return NULL;
}

static bool has_row(const struct bri_audit_file *file, const char *rule)
{
	for (size_t i = 0; i < file->row_count; i++)
		if (strcmp(file->rows[i].rule, rule) == 0)
			return true;
	return false;
}

/* Requirements on options and functions: what the object's evidence says; a
 * linked file carries none, so they stay unknown there. */
static void add_unit_rows(struct visit *visit)
{
	const struct bri_policy *policy = visit->audit->policy;
	enum bri_elf_kind kind = visit->file->kind;
	bool judged = visit->notes > 0 && !visit->other_policy;
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);

	for (size_t i = 0; i < count; i++) {
		const struct bri_rule *rule = &rules[checks[i].rule];
		const char *id = bri_policy_text(policy, rule->id);
		const struct bri_finding *finding;

		if ((checks[i].predicate != BRI_IS_OPTION && checks[i].predicate != BRI_IS_FUNCTION_PROTECTION) ||
		    has_row(visit->file, id))
			continue;
		finding = find_evidence(visit, id);
		if (finding != NULL)
			add_row(visit, id, finding->result, finding->severity, "evidence", finding->message);
		else if (judged && rule->severity == BRI_OFF)
			add_row(visit, id, BRI_UNKNOWN, rule->severity, "none", "not judged: the policy has it off");
		else if (judged)
			add_row(visit, id, BRI_PASS, rule->severity, "evidence", "");
		else if (kind == BRI_ELF_ARCHIVE || kind == BRI_ELF_DEBUG || kind == BRI_ELF_CORE)
			add_row(visit, id, BRI_NOT_APPLICABLE, rule->severity, "none", "it holds no code of its own");
		else
			add_row(visit, id, BRI_UNKNOWN, rule->severity, "none",
			        visit->other_policy ? "its evidence was made under another policy"
			                            : "only the evidence in its objects can tell, and this file carries none");
	}
}

/* Everything else that the evidence holds against the object. */
static void add_evidence_rows(struct visit *visit)
{
	size_t count = bri_findings_count(visit->evidence);

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(visit->evidence, i);
		char detail[1024];

		bri_findings_add(visit->audit->findings, finding);
		if (finding->is_option)
			continue;
		snprintf(detail, sizeof(detail), "%s:%u:%u: %s", finding->file, finding->line, finding->column,
		         finding->message);
		add_row(visit, finding->rule, finding->result, finding->severity, "evidence", detail);
	}
	bri_findings_count_unknown(visit->audit->findings, bri_findings_unknown(visit->evidence));
}

static size_t count_sources(const struct bri_elf *elf)
{
	size_t count = 0;

	while (bri_elf_source(elf, count) != NULL)
		count++;
	return count;
}

static enum bri_input_state input_state(const struct visit *visit, const struct bri_elf *elf, const char **ret_detail)
{
	static const char *const origins[] = {[BRI_ORIGIN_COMPILER] = "", [BRI_ORIGIN_ASSEMBLER] = "assembler source",
	                                      [BRI_ORIGIN_DATA] = "data object", [BRI_ORIGIN_LTO] = "LTO object"};

	*ret_detail = "";
	if (visit->notes == 0) {
		*ret_detail = elf == NULL ? "LLVM bitcode" : origins[bri_elf_origin(elf)];
		return BRI_INPUT_UNCHECKED;
	}
	if (elf != NULL && count_sources(elf) > visit->notes) {
		*ret_detail = "joined from several units, not all of them checked";
		return BRI_INPUT_UNCHECKED;
	}
	if (visit->other_policy) {
		*ret_detail = "made under another policy";
		return BRI_INPUT_OTHER_POLICY;
	}
	*ret_detail = visit->not_enforced ? "recorded, not enforced" : "";
	return visit->not_enforced ? BRI_INPUT_NOT_ENFORCED : BRI_INPUT_CHECKED;
}

/* Was the object checked at all? */
static void judge_input(struct visit *visit, const struct bri_elf *elf)
{
	struct bri_findings *findings = bri_findings_new();
	struct bri_input input = {.path = visit->file->file};
	size_t count;

	input.state = input_state(visit, elf, &input.detail);
	if (findings == NULL) {
		stop(visit);
		return;
	}
	if (bri_judge_inputs(visit->audit->policy, visit->path + visit->prefix, &input, 1, findings, visit->reterr) != 0)
		visit->stopped = true;
	count = bri_findings_count(findings);
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		bri_findings_add(visit->audit->findings, finding);
		add_row(visit, finding->rule, finding->result, finding->severity, "elf", finding->message);
	}
	bri_findings_free(findings);
}

static void judge_output(struct visit *visit, const struct bri_output *output)
{
	struct bri_output_result rows[ROWS_MAX];
	size_t count = 0;

	if (bri_judge_output(visit->audit->policy, output, BRI_GATE_IMAGE, visit->audit->findings, rows, ROWS_MAX, &count,
	                     visit->reterr) != 0) {
		visit->stopped = true;
		return;
	}
	for (size_t i = 0; i < count && i < ROWS_MAX; i++)
		add_row(visit, rows[i].rule, rows[i].result, rows[i].severity,
		        rows[i].result == BRI_UNKNOWN ? "none" : "elf", rows[i].detail);
}

static void audit_elf(struct visit *visit, const struct bri_elf *elf)
{
	struct bri_output output = {.path = visit->file->file, .kind = visit->file->kind};
	struct bri_error error = {"", ""};
	char *build_id;

	if (elf != NULL) {
		build_id = strdup(bri_elf_build_id(elf));
		if (build_id == NULL) {
			stop(visit);
			return;
		}
		free(visit->file->build_id);
		visit->file->build_id = build_id;
		visit->file->kind = bri_elf_kind_of(elf);
		bri_elf_output(elf, visit->file->file, &output);
	}
	if (visit->file->kind == BRI_ELF_DAMAGED) {
		const char *damage = elf == NULL ? NULL : bri_elf_damage(elf);

		bri_error_set(&error, visit->path, "damaged ELF file: %s; build or copy it again",
		              damage == NULL ? "it contradicts itself" : damage);
		visit->audit->failed(visit->audit->failed_context, &error);
	}
	judge_output(visit, &output);
	if (visit->stopped)
		return;
	if (visit->file->kind == BRI_ELF_RELOCATABLE || visit->file->kind == BRI_ELF_KERNEL_MODULE) {
		if (elf == NULL || bri_elf_each_note(elf, take_note, visit, &error) >= 0)
			judge_input(visit, elf);
		else if (error.what[0] != '\0')
			visit->audit->failed(visit->audit->failed_context, &error);
	}
	add_unit_rows(visit);
	add_evidence_rows(visit);
}

static int visit_member(void *context, const struct bri_member *member)
{
	struct visit *visit = context;

	if (member->format != BRI_FORMAT_ELF && member->format != BRI_FORMAT_BITCODE)
		return 0;
	visit->notes = 0;
	visit->other_policy = visit->not_enforced = false;
	bri_findings_free(visit->evidence);
	visit->evidence = bri_findings_new();
	if (visit->evidence == NULL) {
		stop(visit);
		return 1;
	}
	if (add_file(visit, member->label, member->bytes, member->size) == NULL)
		return 1;
	visit->file->kind = BRI_ELF_RELOCATABLE;
	audit_elf(visit, member->elf);
	if (!bri_findings_is_complete(visit->evidence))
		stop(visit);
	return visit->stopped ? 1 : 0;
}

/* The archive as a file of its own; its members follow. */
static int audit_archive(struct visit *visit, const struct bri_mapping *mapping)
{
	struct bri_output output;

	visit->evidence = bri_findings_new();
	if (visit->evidence == NULL) {
		stop(visit);
		return -1;
	}
	if (add_file(visit, visit->path, mapping->bytes, mapping->size) == NULL)
		return -1;
	visit->file->kind = BRI_ELF_ARCHIVE;
	output = (struct bri_output){.path = visit->file->file, .kind = BRI_ELF_ARCHIVE};
	judge_output(visit, &output);
	if (!visit->stopped)
		add_unit_rows(visit);
	return visit->stopped ? -1 : 0;
}

static int audit_file(struct bri_audit *audit, const char *path, size_t prefix, bool named, struct bri_error *reterr)
{
	struct visit visit = {.audit = audit, .reterr = reterr, .path = path, .prefix = prefix};
	struct bri_error error = {"", ""};
	struct bri_mapping mapping;
	enum bri_format format;

	if (bri_mapping_open(&mapping, path, &error) != 0) {
		audit->failed(audit->failed_context, &error);
		return 0;
	}
	format = bri_format_of(mapping.bytes, mapping.size);
	if (format == BRI_FORMAT_OTHER || format == BRI_FORMAT_EVIDENCE) {
		if (named) {
			bri_error_set(&error, path, "this is neither an ELF file nor an archive; name what the build made%s",
			              format == BRI_FORMAT_EVIDENCE ? " ('brinell report' reads evidence)" : "");
			audit->failed(audit->failed_context, &error);
		}
	} else if ((format != BRI_FORMAT_ARCHIVE && format != BRI_FORMAT_THIN_ARCHIVE) ||
	           audit_archive(&visit, &mapping) == 0) {
		if (bri_members_walk_memory(mapping.bytes, mapping.size, path, visit_member, &visit, &error) < 0)
			audit->failed(audit->failed_context, &error);
	}
	bri_findings_free(visit.evidence);
	bri_mapping_close(&mapping);
	return visit.stopped ? -1 : 0;
}

/* By its first bytes, so that a root file system's many scripts aren't mapped. */
static bool is_candidate(const char *path)
{
	unsigned char head[16];
	size_t length;
	FILE *file = fopen(path, "re");

	if (file == NULL)
		return true; /* say so when it is opened */
	length = fread(head, 1, sizeof(head), file);
	fclose(file);
	return bri_format_of(head, length) != BRI_FORMAT_OTHER;
}

static int audit_directory(struct bri_audit *audit, const char *path, struct bri_error *reterr)
{
	char *copy = strdup(path), *const paths[] = {copy, NULL};
	size_t prefix = strlen(path);
	FTS *tree = copy == NULL ? NULL : fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
	struct bri_error error;
	FTSENT *entry;
	int result = 0;

	if (tree == NULL) {
		free(copy);
		return bri_error_set(reterr, path, "can't read this directory: %s", strerror(errno));
	}
	while (result == 0 && (entry = fts_read(tree)) != NULL) {
		size_t skip = prefix;

		while (entry->fts_path[skip] == '/')
			skip++;
		if (entry->fts_info == FTS_F && is_candidate(entry->fts_path)) {
			result = audit_file(audit, entry->fts_path, skip, false, reterr);
		} else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
			bri_error_set(&error, entry->fts_path, "can't read it: %s", strerror(entry->fts_errno));
			audit->failed(audit->failed_context, &error);
		}
	}
	fts_close(tree);
	free(copy);
	return result;
}

int bri_audit_path(struct bri_audit *audit, const char *path, struct bri_error *reterr)
{
	struct bri_error error;
	struct stat status;
	int result;

	if (stat(path, &status) != 0) {
		bri_error_set(&error, path, "can't read it: %s", strerror(errno));
		audit->failed(audit->failed_context, &error);
		return 0;
	}
	result = S_ISDIR(status.st_mode) ? audit_directory(audit, path, reterr) : audit_file(audit, path, 0, true, reterr);
	if (result == 0 && !bri_findings_is_complete(audit->findings))
		result = bri_error_set(reterr, path, "out of memory while auditing");
	return result;
}

static int by_name(const void *first, const void *second)
{
	const struct bri_audit_file *one = first, *two = second;

	return strcmp(one->file, two->file);
}

void bri_audit_sort(struct bri_audit *audit)
{
	if (audit->count > 0)
		qsort(audit->files, audit->count, sizeof(*audit->files), by_name);
}

size_t bri_audit_files(const struct bri_audit *audit)
{
	return audit->count;
}

const struct bri_audit_file *bri_audit_file_at(const struct bri_audit *audit, size_t i)
{
	return i < audit->count ? &audit->files[i] : NULL;
}

struct bri_findings *bri_audit_findings(struct bri_audit *audit)
{
	return audit->findings;
}

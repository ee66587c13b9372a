/* SPDX-License-Identifier: Apache-2.0 */
/* The list of what was audited: files, their rows, findings.  What a file is and
 * what is asked of it stands in examine.c. */
#include "audit_inner.h"
#include "sha256.h"
#include "records.h"
#include "runs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct bri_audit *bri_audit_new(const struct bri_policy *policy,
                                void (*failed)(void *context, const struct bri_error *error), void *context)
{
	struct bri_audit *audit = calloc(1, sizeof(*audit));

	if (audit == NULL)
		return NULL;
	audit->policy = policy;
	audit->failed = failed;
	audit->failed_context = context;
	audit->is_hashing = true;
	if (audit_part_init(&audit->part, audit) != 0) {
		free(audit);
		return NULL;
	}
	pthread_mutex_init(&audit->lock, NULL);
	return audit;
}

int audit_part_init(struct audit_part *part, struct bri_audit *audit)
{
	*part = (struct audit_part){.audit = audit, .findings = bri_findings_new()};
	return part->findings == NULL ? -1 : 0;
}

void audit_part_finish(struct audit_part *part)
{
	free(part->files);
	bri_arena_finish(&part->arena);
	bri_findings_free(part->findings);
	audit_rows_free(&part->rows);
	*part = (struct audit_part){0};
}

void bri_audit_free(struct bri_audit *audit)
{
	if (audit == NULL)
		return;
	audit_part_finish(&audit->part);
	free(audit->whole);
	bri_records_close(audit->records);
	pthread_mutex_destroy(&audit->lock);
	free(audit);
}

void bri_audit_hash(struct bri_audit *audit, enum bri_hash which)
{
	audit->hash = which;
	audit->is_hashing = which != BRI_HASH_NONE;
}

void bri_audit_progress(struct bri_audit *audit, void (*progress)(void *context, size_t done, size_t count),
                        void *context)
{
	audit->progress = progress;
	audit->progress_context = context;
}

/* While threads run it is kept; without room for it, it is told at once. */
void audit_tell(struct bri_audit *audit, const struct bri_error *error)
{
	struct bri_error *grown = NULL;

	pthread_mutex_lock(&audit->lock);
	if (audit->is_pooled)
		grown = realloc(audit->told, (audit->told_count + 1) * sizeof(*grown));
	if (grown != NULL) {
		audit->told = grown;
		grown[audit->told_count++] = *error;
	} else {
		audit->failed(audit->failed_context, error);
	}
	pthread_mutex_unlock(&audit->lock);
}

static bool has_room(struct audit_part *part)
{
	size_t capacity = part->capacity == 0 ? 64 : 2 * part->capacity;
	struct bri_audit_file **grown;

	if (part->count < part->capacity)
		return true;
	grown = realloc(part->files, capacity * sizeof(*grown));
	if (grown == NULL)
		return false;
	part->files = grown;
	part->capacity = capacity;
	return true;
}

/* The digest of `bytes`; pages of a mapping are given back as it goes, so that a large file isn't held in memory. */
static void hash(const struct audit_part *part, const unsigned char *bytes, size_t size, char ret_text[65])
{
	const size_t step = 1u << 20, page = (size_t)sysconf(_SC_PAGESIZE);
	struct bri_digest state;
	uint8_t digest[32];

	bri_digest_init(&state);
	for (size_t at = 0; at < size; at += step) {
		size_t length = size - at < step ? size - at : step;
		uintptr_t start = ((uintptr_t)bytes + at + page - 1) / page * page;
		uintptr_t end = ((uintptr_t)bytes + at + length) / page * page;

		bri_digest_update(&state, bytes + at, length);
		if (part->is_mapped && end > start)
			madvise((void *)start, end - start, MADV_DONTNEED);
	}
	bri_digest_final(&state, digest);
	bri_digest_text(digest, ret_text);
}

struct bri_audit_file *audit_add_file(struct audit_part *part, const char *name, const void *bytes, size_t size,
                                      struct bri_error *reterr)
{
	struct bri_audit_file *file = bri_arena_take(&part->arena, sizeof(*file));

	if (file != NULL)
		*file = (struct bri_audit_file){.file = bri_findings_keep(part->findings, name), .build_id = ""};
	if (file == NULL || !has_room(part) || !bri_findings_is_complete(part->findings)) {
		bri_error_set(reterr, name, "out of memory while auditing this file");
		return NULL;
	}
	if (part->audit->is_hashing)
		hash(part, bytes, size, file->sha256);
	part->files[part->count++] = file;
	return file;
}

int audit_add_row_at(struct audit_part *part, struct bri_audit_file *file, const struct bri_audit_row *row,
                     struct bri_error *reterr)
{
	struct bri_audit_row kept = *row;

	kept.rule = bri_findings_keep(part->findings, row->rule);
	kept.detail = bri_findings_keep(part->findings, row->detail);
	if (file->row_count == file->row_room) {
		size_t capacity = file->row_count == 0 ? ROWS_FIRST : 2 * file->row_count;
		const struct bri_audit_row **grown = bri_arena_take(&part->arena, capacity * sizeof(*grown));

		if (grown == NULL)
			return bri_error_set(reterr, file->file, "out of memory while auditing this file");
		if (file->row_count > 0)
			memcpy(grown, file->rows, file->row_count * sizeof(*grown));
		file->rows = grown;
		file->row_room = capacity;
	}
	file->rows[file->row_count] = audit_rows_keep(&part->rows, &kept);
	if (file->rows[file->row_count] == NULL)
		return bri_error_set(reterr, file->file, "out of memory while auditing this file");
	file->row_count++;
	return 0;
}

int audit_add_row(struct audit_part *part, struct bri_audit_file *file, const char *rule, uint8_t result,
                  uint8_t severity, const char *proof, const char *detail, struct bri_error *reterr)
{
	const struct bri_audit_row row = {rule, result, severity, proof, detail, 0};

	return audit_add_row_at(part, file, &row, reterr);
}

void audit_drop_row(struct bri_audit_file *file, const char *rule)
{
	for (size_t i = 0; i < file->row_count; i++) {
		if (file->rows[i]->result != BRI_NOT_APPLICABLE || strcmp(file->rows[i]->rule, rule) != 0)
			continue;
		memmove(&file->rows[i], &file->rows[i + 1], (file->row_count - i - 1) * sizeof(*file->rows));
		file->row_count--;
		return;
	}
}

bool audit_has_row(const struct bri_audit_file *file, const char *rule)
{
	for (size_t i = 0; i < file->row_count; i++)
		if (strcmp(file->rows[i]->rule, rule) == 0)
			return true;
	return false;
}

int audit_part_take_files(struct audit_part *part, struct audit_part *from)
{
	int result = 0;

	bri_arena_join(&part->arena, &from->arena);
	audit_rows_take(&part->rows, &from->rows);
	for (size_t i = 0; i < from->count && result == 0; i++) {
		if (has_room(part))
			part->files[part->count++] = from->files[i];
		else
			result = -1;
	}
	return result;
}

int audit_part_take_findings(struct audit_part *part, struct audit_part *from)
{
	return bri_findings_take(part->findings, from->findings);
}

static int check_memory(struct bri_audit *audit, const char *name, int status, struct bri_error *reterr)
{
	if (status == 0 && !bri_findings_is_complete(audit->part.findings))
		return bri_error_set(reterr, name, "out of memory while auditing");
	return status;
}

int bri_audit_path(struct bri_audit *audit, const char *path, struct bri_error *reterr)
{
	struct bri_error error;
	struct stat status;
	int result;

	if (stat(path, &status) != 0) {
		bri_error_set(&error, path, "can't read it: %s", strerror(errno));
		audit_tell(audit, &error);
		return 0;
	}
	audit->part.first = audit->part.count;
	if (S_ISDIR(status.st_mode)) {
		result = audit_directory(&audit->part, path, reterr);
		if (result == 0)
			result = audit_image_directory(&audit->part, path, reterr);
	} else {
		result = audit_file(&audit->part, path, 0, true, reterr);
	}
	return check_memory(audit, path, result, reterr);
}

void bri_audit_paths(struct bri_audit *audit, const char *const *paths, size_t count)
{
	struct bri_error error = {"", ""};

	for (size_t i = 0; i < count;) {
		size_t plain = audit_count_plain(paths + i, count - i);
		int result;

		if (plain > 1) {
			audit->part.first = audit->part.count;
			result = check_memory(audit, paths[i], audit_named(&audit->part, paths + i, plain, &error), &error);
		} else {
			plain = 1;
			result = bri_audit_path(audit, paths[i], &error);
		}
		if (result != 0)
			audit_tell(audit, &error);
		i += plain;
	}
}

int bri_audit_bytes(struct bri_audit *audit, const char *name, const void *bytes, size_t size, bool *ret_judged,
                    struct bri_error *reterr)
{
	int result = audit_examine(&audit->part, name, 0, bytes, size, ret_judged, reterr);

	return check_memory(audit, name, result, reterr);
}

struct bri_audit_file *bri_audit_restore(struct bri_audit *audit, const struct bri_audit_file *file, const char *from,
                                         struct bri_error *reterr)
{
	bool is_hashing = audit->is_hashing;
	struct bri_audit_file *kept;

	audit->is_hashing = false;
	kept = audit_add_file(&audit->part, file->file, "", 0, reterr);
	audit->is_hashing = is_hashing;
	if (kept == NULL)
		return NULL;
	if (audit->whole == NULL && strcmp(file->file, ".") == 0 && (audit->whole = strdup(from)) == NULL) {
		bri_error_set(reterr, from, "out of memory");
		return NULL;
	}
	memcpy(kept->sha256, file->sha256, sizeof(kept->sha256));
	kept->build_id = bri_findings_keep(audit->part.findings, file->build_id);
	kept->kind = file->kind;
	kept->evidence = file->evidence;
	return kept;
}

int bri_audit_restore_row(struct bri_audit *audit, struct bri_audit_file *file, const struct bri_audit_row *row,
                          struct bri_error *reterr)
{
	static const char *const proofs[] = {"none", "elf", "evidence", "file"};
	const struct bri_output_result result = {row->rule, row->result, row->severity, row->detail};
	struct bri_audit_row kept = *row;

	kept.proof = proofs[0]; /* rows keep the address */
	for (size_t i = 0; i < sizeof(proofs) / sizeof(proofs[0]); i++)
		if (strcmp(row->proof, proofs[i]) == 0)
			kept.proof = proofs[i];
	if (audit_add_row_at(&audit->part, file, &kept, reterr) != 0)
		return -1;
	return bri_judge_row(audit->policy, &result, file->file, row->line, audit->part.findings, reterr);
}

static int by_name(const void *first, const void *second)
{
	const struct bri_audit_file *const *one = first, *const *two = second;

	return strcmp((*one)->file, (*two)->file);
}

void audit_sort_findings(struct audit_part *part)
{
	bri_findings_sort(part->findings);
}

void audit_sort_files(struct audit_part *part)
{
	bri_sort_runs(part->files, part->count, by_name);
}

void bri_audit_sort(struct bri_audit *audit)
{
	audit_sort_files(&audit->part);
}

size_t bri_audit_files(const struct bri_audit *audit)
{
	return audit->part.count;
}

const struct bri_audit_file *bri_audit_file_at(const struct bri_audit *audit, size_t i)
{
	return i < audit->part.count ? audit->part.files[i] : NULL;
}

const char *bri_audit_whole(const struct bri_audit *audit)
{
	return audit->whole == NULL ? "" : audit->whole;
}

struct bri_findings *bri_audit_findings(struct bri_audit *audit)
{
	return audit->part.findings;
}

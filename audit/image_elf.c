/* SPDX-License-Identifier: Apache-2.0 */
/* ELF files of an archive or of an image in an image: judged from memory as they
 * go by.  Second names of one, and the members that a thin archive names, get
 * what was said of the file itself. */
#include "archive.h"
#include "image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THIN_MAX (1u << 20)   /* bytes of a thin archive: names alone */
#define COPIES_MAX 20000u     /* of what was said of a file */

/* What `path` is called in documents. */
const char *image_name(struct image *image, const char *path)
{
	char name[2 * BRI_TREE_PATH_MAX];
	const char *kept;

	if (image->inside == NULL)
		return path;
	snprintf(name, sizeof(name), "%s(%s)", image->inside, path);
	kept = bri_findings_keep(image->part->findings, name);
	if (kept[0] == '\0')
		image_no_memory(image);
	return kept;
}

void image_no_memory(struct image *image)
{
	image->stopped = true;
	bri_error_set(image->reterr, "", "out of memory");
}

bool image_grow(struct image *image, void *items, size_t count, size_t *capacity, size_t size)
{
	size_t wanted = *capacity == 0 ? 64 : 2 * *capacity;
	void **at = items, *grown;

	if (count < *capacity)
		return true;
	grown = realloc(*at, wanted * size);
	if (grown == NULL) {
		image_no_memory(image);
		return false;
	}
	*at = grown;
	*capacity = wanted;
	return true;
}

unsigned char *image_read_whole(struct image *image, const struct bri_tree_entry *entry, struct bri_tree_file *file,
                                size_t *size)
{
	unsigned char *bytes;
	ssize_t length = 1;

	if (entry->size > IMAGE_FILE_MAX) {
		image_tell_of(image, entry->path, "larger than 128 MiB: unpack it and audit it alone");
		return NULL;
	}
	bytes = malloc((size_t)entry->size + *size + 1);
	if (bytes == NULL) {
		image_tell_of(image, entry->path, "out of memory while auditing this file");
		return NULL;
	}
	memcpy(bytes, image->block, *size);
	while (length > 0 && *size < entry->size) {
		length = file->read(file, bytes + *size, (size_t)entry->size - *size);
		*size += length > 0 ? (size_t)length : 0;
	}
	if (length >= 0)
		return bytes;
	free(bytes);
	return NULL;
}

/* Takes `bytes` over: members are looked for when all names are known. */
static void keep_thin(struct image *image, uint32_t at, unsigned char *bytes, size_t size)
{
	if (size > THIN_MAX) {
		image_tell_of(image, image->index.entries[at].path, "a thin archive of more than 1 MiB; unpack it and audit it there");
		free(bytes);
	} else if (image_grow(image, &image->thins, image->thin_count, &image->thin_capacity, sizeof(*image->thins))) {
		image->thins[image->thin_count++] = (struct image_thin){at, bytes, size};
	} else {
		free(bytes);
	}
}

void image_judge_elf(struct image *image, uint32_t at, const char *name, unsigned char *bytes, size_t size)
{
	struct audit_part *part = image->part;
	struct image_elf elf = {.file = part->count, .finding = bri_findings_count(part->findings)};
	struct bri_error error = {"", ""};
	bool is_judged;

	if (bri_format_of(bytes, size) == BRI_FORMAT_THIN_ARCHIVE) {
		keep_thin(image, at, bytes, size);
		return;
	}
	if (audit_examine(part, image_name(image, name), 0, bytes, size, &is_judged, &error) != 0) {
		*image->reterr = error;
		image->stopped = true;
	}
	free(bytes);
	elf.files = part->count - elf.file;
	elf.findings = bri_findings_count(part->findings) - elf.finding;
	if (image_grow(image, &image->elfs, image->elf_count, &image->elf_capacity, sizeof(*image->elfs))) {
		struct image_more *more = image_index_take(&image->index, at);

		image->elfs[image->elf_count++] = elf;
		if (more == NULL)
			image_no_memory(image);
		else
			more->elf = (uint32_t)image->elf_count;
	}
}

const struct image_elf *image_elf_of(struct image *image, const struct image_entry *entry)
{
	uint32_t at = image_index_alias(&image->index, entry);
	const struct image_more *more = image_index_more(&image->index, &image->index.entries[at]);

	return more->elf == 0 ? NULL : &image->elfs[more->elf - 1];
}

/* One more name: of the file, and of each member when it is an archive. */
static const char *renamed(struct image *image, const char *file, const char *from, const char *to)
{
	char name[2 * BRI_TREE_PATH_MAX];

	snprintf(name, sizeof(name), "%s%s", to, file + strlen(from));
	return bri_findings_keep(image->part->findings, name);
}

static int copy_results(struct image *image, const struct image_elf *elf, const char *to)
{
	struct audit_part *part = image->part;
	const char *from = part->files[elf->file]->file;

	if (++image->copies > COPIES_MAX) {
		if (image->copies == COPIES_MAX + 1)
			image_tell_of(image, to, "more than 20000 second names of ELF files: those from here on aren't listed");
		return 0;
	}
	for (size_t f = 0; f < elf->files; f++) {
		const struct bri_audit_file *one = part->files[elf->file + f];
		struct bri_audit_file *file = audit_add_file(part, renamed(image, one->file, from, to), "", 0, image->reterr);

		if (file == NULL)
			return -1;
		one = part->files[elf->file + f];
		file->kind = one->kind;
		memcpy(file->sha256, one->sha256, sizeof(file->sha256));
		file->build_id = one->build_id;
		file->evidence = one->evidence;
		for (size_t i = 0; i < one->row_count; i++)
			if (audit_add_row_at(part, file, one->rows[i], image->reterr) != 0)
				return -1;
	}
	for (size_t i = 0; i < elf->findings; i++) {
		struct bri_finding finding = *bri_findings_at(part->findings, elf->finding + i);

		if (strncmp(finding.file, from, strlen(from)) == 0)
			finding.file = renamed(image, finding.file, from, to);
		if (bri_findings_add(part->findings, &finding) == NULL)
			return bri_error_set(image->reterr, to, "out of memory");
	}
	return 0;
}

/* ---- thin archives ------------------------------------------------------------------- */

struct thin {
	struct image *image;
	const char *path; /* of the archive, in the image */
};

static int take_member(void *context, const char *label, const char *name, bool is_elsewhere)
{
	const struct thin *thin = context;
	struct image *image = thin->image;
	char path[2 * BRI_TREE_PATH_MAX], real[BRI_TREE_PATH_MAX];
	const char *slash = strrchr(thin->path, '/');
	const struct image_elf *elf = NULL;
	uint32_t at = IMAGE_NO_ENTRY;

	snprintf(path, sizeof(path), "%.*s/%s", name[0] == '/' || slash == NULL ? 0 : (int)(slash - thin->path), thin->path, name);
	if (!is_elsewhere)
		at = image_index_resolve(&image->index, path, real);
	if (at != IMAGE_NO_ENTRY)
		elf = image_elf_of(image, &image->index.entries[at]);
	if (elf != NULL && elf->files > 0)
		return copy_results(image, elf, image_name(image, label));
	return audit_unread(image->part, image_name(image, label),
	                    is_elsewhere ? "not read: the thin archive names a member of another archive"
	                                 : "not read: the thin archive names a file that isn't in the image", image->reterr);
}

/* The archive itself, as one of files elsewhere that holds no code of its own. */
static int take_thin(struct image *image, const struct image_thin *one)
{
	static const char empty[] = "!<arch>\n";
	struct thin thin = {image, image->index.entries[one->entry].path};
	struct bri_error error = {"", ""};
	bool is_judged;
	int status = audit_examine(image->part, image_name(image, thin.path), 0, empty, sizeof(empty) - 1, &is_judged, image->reterr);

	if (status == 0)
		status = bri_members_names(one->bytes, one->size, thin.path, take_member, &thin, &error);
	if (status != 0 && error.what[0] != '\0' && image->reterr->what[0] == '\0') { /* damaged: the audit goes on */
		image_tell(image, &error);
		return 0;
	}
	return status;
}

int image_judge_names(struct image *image)
{
	for (size_t i = 0; i < image->thin_count; i++)
		if (take_thin(image, &image->thins[i]) != 0)
			return -1;
	for (uint32_t i = 0; image->elf_count > 0 && i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_elf *elf = image_index_more(&image->index, entry)->alias == 0 ? NULL : image_elf_of(image, entry);

		if (elf != NULL && elf->files > 0 && copy_results(image, elf, image_name(image, entry->path)) != 0)
			return -1;
	}
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The end of `brinell run`: a linked file that changed since the build began must be one whose link was judged, in
 * this build or in an earlier one under the same policy.  Files are known again by their code (elf/identity.c), so
 * stripping and copying make no stranger of them. */
#include "unseen.h"

#include "elf_file.h"
#include "identity.h"
#include "install.h"
#include "judge.h"
#include "mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <fts.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REMEMBERED_MAX ((off_t)4 << 20)

struct known {
	char (*lines)[BRI_IDENTITY_LENGTH + 1];
	size_t count, room;
};

static int order(const void *a, const void *b)
{
	return memcmp(a, b, BRI_IDENTITY_LENGTH);
}

static bool read_known(struct known *known, const char *path)
{
	FILE *file = fopen(path, "re");
	char line[BRI_IDENTITY_LENGTH + 2];

	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (strlen(line) != BRI_IDENTITY_LENGTH + 1 || line[BRI_IDENTITY_LENGTH] != '\n')
			continue;
		if (known->count == known->room) {
			size_t room = known->room != 0 ? known->room * 2 : 64;
			void *grown = realloc(known->lines, room * sizeof(*known->lines));

			if (grown == NULL) {
				fclose(file);
				return false;
			}
			known->lines = grown;
			known->room = room;
		}
		line[BRI_IDENTITY_LENGTH] = '\0';
		memcpy(known->lines[known->count++], line, sizeof(*known->lines));
	}
	if (file != NULL)
		fclose(file);
	return true;
}

/* For later builds, which may only install what this one linked. */
static void remember(const struct known *known, const char *path)
{
	struct stat status;
	int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC;
	int file = open(path, stat(path, &status) == 0 && status.st_size > REMEMBERED_MAX ? flags | O_TRUNC : flags, 0666);

	for (size_t i = 0; file >= 0 && i < known->count; i++) {
		char line[BRI_IDENTITY_LENGTH + 1];

		memcpy(line, known->lines[i], BRI_IDENTITY_LENGTH);
		line[BRI_IDENTITY_LENGTH] = '\n';
		if (write(file, line, sizeof(line)) < 0)
			break;
	}
	if (file >= 0)
		close(file);
}

/* Feature tests leave their programs lying about; they were never enforced.  (configure removes what it calls conftest.) */
static bool is_probe_place(const char *name)
{
	static const char *const names[] = {".git", "CMakeFiles", "meson-private", ".conf*"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (fnmatch(names[i], name, 0) == 0)
			return true;
	return false;
}

static bool is_before(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

static int judge_linked(const struct bri_unseen *unseen, const struct known *known, const struct bri_elf *elf,
                        const char *path, const char *identity, struct bri_findings *findings, struct bri_error *reterr)
{
	struct bri_input input = {path, BRI_INPUT_UNCHECKED, "made by this build, and no gate saw its link; link it with the "
	                                                     "compiler's driver, in the build's own environment"};
	struct bri_output output;

	if (known->count == 0 || bsearch(identity, known->lines, known->count, sizeof(*known->lines), order) == NULL)
		return bri_judge_inputs(unseen->policy, path, &input, 1, findings, reterr);
	bri_elf_output(elf, path, &output);
	output.is_link = true;
	/* What the link was told of as a warning is known; errors are new, or it wouldn't stand. */
	struct bri_findings *again = bri_findings_new();
	int status = again != NULL ? bri_judge_output(unseen->policy, &output, BRI_GATE_LINK, again, NULL, 0, NULL, reterr)
	                           : bri_error_set(reterr, path, "out of memory");
	for (size_t i = 0; status == 0 && i < bri_findings_count(again); i++)
		if (bri_findings_at(again, i)->severity == BRI_ERROR && bri_findings_add(findings, bri_findings_at(again, i)) == NULL)
			status = bri_error_set(reterr, path, "out of memory");
	bri_findings_free(again);
	return status;
}

/* A kernel's module is shipped as it was joined; any other relocatable object is judged where it is linked, and so is
 * the one unit of a module that says what it is. */
static bool identity_of(const struct bri_mapping *file, const struct bri_elf *elf, char ret_text[BRI_IDENTITY_LENGTH + 1])
{
	if (bri_elf_kind_of(elf) != BRI_ELF_KERNEL_MODULE)
		return bri_identity_of(file->bytes, file->size, ret_text);
	bool is_one_unit = bri_elf_source(elf, 0) != NULL && bri_elf_source(elf, 1) == NULL;
	return !is_one_unit && bri_identity_of_object(file->bytes, file->size, ret_text);
}

static int look_at(const struct bri_unseen *unseen, const struct known *known, const char *path,
                   struct bri_findings *findings, struct bri_error *reterr)
{
	char identity[BRI_IDENTITY_LENGTH + 1], magic[4] = "";
	struct bri_mapping file;
	int status = 0, descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	bool is_elf = descriptor >= 0 && read(descriptor, magic, 4) == 4 && memcmp(magic, "\177ELF", 4) == 0;
	if (descriptor >= 0)
		close(descriptor);
	if (!is_elf || bri_mapping_open(&file, path, NULL) != 0)
		return 0;
	struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, path, NULL);
	enum bri_elf_kind kind = elf != NULL ? bri_elf_kind_of(elf) : BRI_ELF_DEBUG;
	if (kind != BRI_ELF_DEBUG && kind != BRI_ELF_CORE && identity_of(&file, elf, identity))
		status = judge_linked(unseen, known, elf, path, identity, findings, reterr);
	bri_elf_close(elf);
	bri_mapping_close(&file);
	return status;
}

/* A build directory may be a symbolic link to another disk: what lies there is this build's, too.  Each once. */
struct lead {
	char *path; /* as the tree names it */
	dev_t device;
	ino_t inode;
};
struct leads {
	struct lead *items;
	size_t count;
};

/* Does what the link leads to lie elsewhere, and where a build may put something? */
static bool leads_out(const char *path)
{
	static const char *const systems[] = {"/usr/",  "/lib/", "/lib64/", "/lib32/", "/bin/", "/sbin/",
	                                      "/etc/",  "/opt/", "/proc/",  "/sys/",   "/dev/"};
	char there[PATH_MAX + 1], here[PATH_MAX + 1];

	if (realpath(path, there) == NULL || realpath(".", here) == NULL)
		return false;
	strcat(there, "/");
	strcat(here, "/");
	for (size_t i = 0; i < sizeof(systems) / sizeof(systems[0]); i++)
		if (strncmp(there, systems[i], strlen(systems[i])) == 0)
			return false;
	/* Neither below the tree, which is walked, nor above it. */
	return strncmp(there, here, strlen(here)) != 0 && strncmp(here, there, strlen(there)) != 0;
}

static int note_lead(struct leads *leads, const char *path, const struct stat *target, struct bri_error *reterr)
{
	struct lead *grown;

	for (size_t i = 0; i < leads->count; i++)
		if (leads->items[i].device == target->st_dev && leads->items[i].inode == target->st_ino)
			return 0;
	grown = realloc(leads->items, (leads->count + 1) * sizeof(*grown));
	if (grown == NULL)
		return bri_error_set(reterr, path, "out of memory");
	leads->items = grown;
	grown[leads->count] = (struct lead){strdup(path), target->st_dev, target->st_ino};
	if (grown[leads->count].path == NULL)
		return bri_error_set(reterr, path, "out of memory");
	leads->count++;
	return 0;
}

/* `leads`: filled with the links that lead out to a directory; NULL: they aren't followed. */
static int walk(const struct bri_unseen *unseen, const struct known *known, const char *root, struct leads *leads,
                struct bri_findings *findings, struct bri_error *reterr)
{
	char *roots[] = {(char *)(uintptr_t)root, NULL};
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR | FTS_XDEV, NULL);
	FTSENT *entry;
	int status = 0;

	if (tree == NULL)
		return bri_error_set(reterr, root, "can't be looked through: %s", strerror(errno));
	while (status == 0 && (entry = fts_read(tree)) != NULL) {
		const char *path = strncmp(entry->fts_path, "./", 2) == 0 ? entry->fts_path + 2 : entry->fts_path;
		const struct stat *file = entry->fts_statp;
		struct stat target;

		if (entry->fts_level > 0 && is_probe_place(entry->fts_name)) {
			fts_set(tree, entry, FTS_SKIP);
			continue;
		}
		if (entry->fts_info == FTS_SL && leads != NULL && stat(path, &target) == 0 && leads_out(path)) {
			if (S_ISDIR(target.st_mode))
				status = note_lead(leads, path, &target, reterr);
			file = &target;
		} else if (entry->fts_info != FTS_F) {
			continue;
		}
		if (status == 0 && S_ISREG(file->st_mode) && !is_before(&file->st_ctim, &unseen->since))
			status = look_at(unseen, known, path, findings, reterr);
	}
	fts_close(tree);
	return status;
}

static int walk_all(const struct bri_unseen *unseen, const struct known *known, struct bri_findings *findings,
                    struct bri_error *reterr)
{
	struct leads leads = {.count = 0};
	int status = walk(unseen, known, ".", &leads, findings, reterr);

	for (size_t i = 0; i < leads.count; i++) {
		if (status == 0)
			status = walk(unseen, known, leads.items[i].path, NULL, findings, reterr);
		free(leads.items[i].path);
	}
	free(leads.items);
	return status;
}

bool bri_unseen_remembered(const char *digest, char ret_path[PATH_MAX])
{
	size_t used;

	if (!bri_install_cache("linked", ret_path) || (used = strlen(ret_path)) + 40 >= PATH_MAX)
		return false;
	snprintf(ret_path + used, PATH_MAX - used, "/linked-%.16s", digest);
	return true;
}

int bri_unseen_find(const struct bri_unseen *unseen, struct bri_findings *findings, struct bri_error *reterr)
{
	char stood[PATH_MAX], before[PATH_MAX];
	struct known known = {0};
	int status;

	if (!bri_fits(stood, sizeof(stood), "%s/stood-%.16s", unseen->reports, unseen->digest))
		return bri_error_set(reterr, unseen->reports, "the name of this directory is too long");
	bool good = read_known(&known, stood);
	if (good && bri_unseen_remembered(unseen->digest, before)) {
		remember(&known, before);
		good = read_known(&known, before);
	}
	if (good && known.count != 0)
		qsort(known.lines, known.count, sizeof(*known.lines), order);
	status = good ? walk_all(unseen, &known, findings, reterr) : bri_error_set(reterr, stood, "out of memory");
	free(known.lines);
	return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* <directory>/joined/<SHA-256 of the object>: every byte of it counts, since what LTO reads is no code yet. */
#include "joined.h"

#include "kept_notes.h"
#include "sha256.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool place_of(const char *directory, char ret_place[PATH_MAX])
{
	return directory && directory[0] && snprintf(ret_place, PATH_MAX, "%s/joined", directory) < PATH_MAX;
}

static bool file_in(const char *place, const void *bytes, size_t size, char ret_path[PATH_MAX])
{
	uint8_t digest[32];
	char text[65];
	bri_sha256(bytes, size, digest);
	bri_digest_text(digest, text);
	return snprintf(ret_path, PATH_MAX, "%s/%s", place, text) < PATH_MAX;
}

static int see(void *context, const unsigned char *descriptor, size_t length)
{
	(void)context;
	(void)descriptor;
	(void)length;
	return 0;
}

int joined_leave(const struct units *units, const char *output, const char *directory, struct bri_error *reterr)
{
	char place[PATH_MAX], path[PATH_MAX];
	struct bri_mapping file;
	int status = 0;
	if (!place_of(directory, place) || bri_mapping_open(&file, output, reterr) != 0)
		return 0;
	struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, output, NULL);
	bool loses = elf && bri_elf_kind_of(elf) == BRI_ELF_RELOCATABLE && bri_elf_each_note(elf, see, NULL, NULL) == 0;
	if (loses && units->count && file_in(place, file.bytes, file.size, path)) {
		mkdir(place, 0777);
		status = kept_notes_write(units, path, reterr);
	}
	bri_elf_close(elf);
	bri_mapping_close(&file);
	return status;
}

int joined_each_note(const struct bri_member *member, int (*each)(void *context, const unsigned char *descriptor, size_t length),
                     void *context, struct bri_error *reterr)
{
	char place[PATH_MAX], path[PATH_MAX];
	struct bri_mapping file;
	struct stat st;
	/* Most builds join nothing: then nothing is digested. */
	if (!place_of(getenv("BRINELL_REPORT_DIR"), place) || stat(place, &st) != 0 ||
	    !file_in(place, member->bytes, member->size, path) || stat(path, &st) != 0)
		return 0;
	if (bri_mapping_open(&file, path, reterr) != 0)
		return -1;
	int count = kept_notes_each(&file, member->label, each, context, reterr);
	bri_mapping_close(&file);
	return count;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A magic word, then each note with its length (four bytes, the lowest first) in front. */
#include "kept_notes.h"

#include "verdict.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char magic[8] = "BRINELLS";

static void put_notes(FILE *file, const struct units *units)
{
	fwrite(magic, 1, sizeof magic, file);
	for (size_t i = 0; i < units->count; i++) {
		uint32_t size = (uint32_t)units->items[i].note_size;
		for (unsigned b = 0; b < 4 && units->items[i].note; b++)
			fputc((int)(size >> (8 * b) & 255), file);
		if (units->items[i].note)
			fwrite(units->items[i].note, 1, size, file);
	}
}

int kept_notes_write(const struct units *units, const char *path, struct bri_error *reterr)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	if (!file)
		return bri_error_set(reterr, path, "out of memory");
	put_notes(file, units);
	bool failed = ferror(file) != 0;
	failed |= fclose(file) != 0;
	int status = failed ? bri_error_set(reterr, path, "out of memory")
	                    : verdict_write_file(path, (const unsigned char *)text, size, reterr);
	free(text);
	return status;
}

int kept_notes_each(const struct bri_mapping *file, const char *label,
                    int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                    struct bri_error *reterr)
{
	size_t at = sizeof magic;
	int count = 0;
	bool good = file->size >= at && memcmp(file->bytes, magic, at) == 0;
	while (good && at < file->size) {
		size_t size = 0;
		for (unsigned b = 0; b < 4 && at + 4 <= file->size; b++)
			size |= (size_t)file->bytes[at + b] << (8 * b);
		good = at + 4 <= file->size && size <= file->size - at - 4;
		if (!good)
			break;
		if (each(context, file->bytes + at + 4, size) != 0)
			return -1;
		count++;
		at += 4 + size;
	}
	return good ? count : bri_error_set(reterr, label, "what its link left in the report directory is damaged: link it again");
}

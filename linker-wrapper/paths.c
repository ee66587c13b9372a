/* SPDX-License-Identifier: Apache-2.0 */
/* A hash table with open addresses: links have thousands of files, most of them named once. */
#include "paths.h"

#include <stdlib.h>
#include <string.h>

bool paths_init(struct paths *paths, size_t most)
{
	paths->size = 16;
	while (paths->size < most * 2)
		paths->size *= 2;
	paths->entries = calloc(paths->size, sizeof *paths->entries);
	return paths->entries != NULL;
}

void paths_finish(struct paths *paths)
{
	free(paths->entries);
	*paths = (struct paths){0};
}

static uint32_t mix(uint32_t hash, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
	return hash;
}

struct path_entry *paths_find(const struct paths *paths, const char *path, size_t length, const char *member, uint64_t offset)
{
	uint32_t hash = mix(2166136261u ^ (uint32_t)offset, path, length);
	hash = member ? mix(hash, member, strlen(member)) : hash;
	for (size_t at = hash & (paths->size - 1);; at = (at + 1) & (paths->size - 1)) {
		struct path_entry *entry = &paths->entries[at];
		if (!entry->number) {
			*entry = (struct path_entry){.path = path, .member = member, .length = length, .offset = offset, .hash = hash};
			return entry;
		}
		if (entry->hash == hash && entry->length == length && entry->offset == offset &&
		    memcmp(entry->path, path, length) == 0 &&
		    (member ? entry->member && strcmp(entry->member, member) == 0 : !entry->member))
			return entry;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PATHS_H
#define BRI_PATHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Paths, and members of archives, each with a number.  Nothing is copied. */
struct path_entry {
	const char *path, *member; /* member NULL: none */
	size_t length;             /* of the path */
	uint64_t offset;
	uint32_t hash;
	uint32_t number; /* 0: the entry is free */
};
struct paths {
	struct path_entry *entries;
	size_t size;
};

bool paths_init(struct paths *paths, size_t most); /* false: out of memory */
void paths_finish(struct paths *paths);
/* The one that is the same, or a free one that has all but its number. */
struct path_entry *paths_find(const struct paths *paths, const char *path, size_t length, const char *member, uint64_t offset);

#endif

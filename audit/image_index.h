/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_IMAGE_INDEX_H
#define BRI_AUDIT_IMAGE_INDEX_H

#include "file_tree.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The names in an image, found by path in O(1) and walked in order of name.
 * Links are resolved inside the image only. */

#define IMAGE_INDEX_MAX (96u << 20) /* bytes, about two million names */
#define IMAGE_NO_ENTRY UINT32_MAX

/* What few names have. */
struct image_more {
	const char *link;  /* a symbolic link's text; NULL none */
	uint32_t text;     /* index of its text, plus one; 0 none */
	uint32_t elf;      /* index of what was said of it as an ELF file, plus one; 0 none */
	uint32_t alias;    /* the entry that has this one's content (hard links), plus one; 0: itself */
};

struct image_entry {
	const char *path;
	uint32_t more;     /* index in the index's list, plus one; 0 none */
	uint16_t mode;
	uint8_t type;      /* enum bri_tree_type */
	bool is_elf;
};

struct image_chunk; /* strings */

struct image_index {
	struct image_chunk *strings;
	struct image_entry *entries;
	struct image_more *mores;
	uint32_t *table, *order;
	uint32_t count, capacity, slots, more_count, more_capacity;
	uint32_t seed; /* so that nobody can choose names that all fall into one slot */
	size_t bytes;
};

bool image_index_open(struct image_index *index);
void image_index_close(struct image_index *index);
/* A second entry of one path takes the first one's place.  IMAGE_NO_ENTRY: out of memory or over the limit. */
uint32_t image_index_add(struct image_index *index, const struct bri_tree_entry *entry);
/* What an entry has, and that same to be changed; NULL: out of memory or over the limit. */
const struct image_more *image_index_more(const struct image_index *index, const struct image_entry *entry);
struct image_more *image_index_take(struct image_index *index, uint32_t at);
/* The entry that has the content. */
uint32_t image_index_alias(const struct image_index *index, const struct image_entry *entry);
uint32_t image_index_find(const struct image_index *index, const char *path); /* the name itself, no link followed */
/* Follows links, also in the middle, and never leaves the root.  IMAGE_NO_ENTRY: nothing is there; then *ret_path
 * (BRI_TREE_PATH_MAX bytes) is where it would be. */
uint32_t image_index_resolve(const struct image_index *index, const char *path, char *ret_path);
/* After the last add. */
bool image_index_sort(struct image_index *index);
static inline struct image_entry *image_index_at(const struct image_index *index, uint32_t i)
{
	return &index->entries[index->order[i]];
}

#endif

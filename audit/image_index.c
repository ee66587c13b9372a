/* SPDX-License-Identifier: Apache-2.0 */
/* Names of an image: a hash table over compact entries.  It holds no content. */
#include "image_index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define LINKS_MAX 40
#define CHUNK_SIZE 262144

struct image_chunk {
	struct image_chunk *older;
	size_t used;
	char bytes[CHUNK_SIZE];
};

static uint32_t hash_of(const struct image_index *index, const char *path)
{
	uint32_t hash = index->seed;

	for (; *path != '\0'; path++)
		hash = (((hash << 7) | (hash >> 25)) ^ (unsigned char)*path) * 2654435769u;
	return hash ^ hash >> 15;
}

bool image_index_open(struct image_index *index)
{
	memset(index, 0, sizeof(*index));
	if (getrandom(&index->seed, sizeof(index->seed), GRND_NONBLOCK) < 0)
		index->seed = 2166136261u;
	index->slots = 1024;
	index->table = calloc(index->slots, sizeof(*index->table));
	return index->table != NULL;
}

void image_index_close(struct image_index *index)
{
	while (index->strings != NULL) {
		struct image_chunk *older = index->strings->older;

		free(index->strings);
		index->strings = older;
	}
	free(index->entries);
	free(index->mores);
	free(index->table);
	free(index->order);
	memset(index, 0, sizeof(*index));
}

/* The slot of a path, or the empty one where it belongs; the table holds entries plus one. */
static uint32_t slot_of(const struct image_index *index, const char *path)
{
	uint32_t slot = hash_of(index, path) & (index->slots - 1);

	while (index->table[slot] != 0 && strcmp(index->entries[index->table[slot] - 1].path, path) != 0)
		slot = (slot + 1) & (index->slots - 1);
	return slot;
}

static bool grow_table(struct image_index *index)
{
	uint32_t *table = calloc((size_t)index->slots * 2, sizeof(*table));

	if (table == NULL)
		return false;
	free(index->table);
	index->table = table;
	index->slots *= 2;
	for (uint32_t i = 0; i < index->count; i++)
		index->table[slot_of(index, index->entries[i].path)] = i + 1;
	return true;
}

static const char *keep(struct image_index *index, const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy;

	if (index->bytes + size > IMAGE_INDEX_MAX || size > CHUNK_SIZE)
		return NULL;
	if (index->strings == NULL || CHUNK_SIZE - index->strings->used < size) {
		struct image_chunk *chunk = malloc(sizeof(*chunk));

		if (chunk == NULL)
			return NULL;
		chunk->older = index->strings;
		chunk->used = 0;
		index->strings = chunk;
	}
	copy = index->strings->bytes + index->strings->used;
	index->strings->used += size;
	index->bytes += size;
	return memcpy(copy, text, size);
}

static bool has_room(struct image_index *index)
{
	uint32_t capacity = index->capacity == 0 ? 256 : index->capacity + index->capacity / 2;
	struct image_entry *grown;

	if (index->count < index->capacity)
		return true;
	if (index->bytes > IMAGE_INDEX_MAX)
		return false;
	grown = realloc(index->entries, capacity * sizeof(*grown));
	if (grown == NULL)
		return false;
	index->bytes += (capacity - index->capacity) * sizeof(*grown);
	index->entries = grown;
	index->capacity = capacity;
	return true;
}

const struct image_more *image_index_more(const struct image_index *index, const struct image_entry *entry)
{
	static const struct image_more none;

	return entry->more == 0 ? &none : &index->mores[entry->more - 1];
}

struct image_more *image_index_take(struct image_index *index, uint32_t at)
{
	struct image_entry *entry = &index->entries[at];

	if (entry->more == 0 && index->more_count == index->more_capacity) {
		uint32_t capacity = index->more_capacity == 0 ? 64 : index->more_capacity + index->more_capacity / 2;
		struct image_more *grown = index->bytes > IMAGE_INDEX_MAX ? NULL
		                                                          : realloc(index->mores, capacity * sizeof(*grown));

		if (grown == NULL)
			return NULL;
		index->bytes += (capacity - index->more_capacity) * sizeof(*grown);
		index->mores = grown;
		index->more_capacity = capacity;
	}
	if (entry->more == 0) {
		index->mores[index->more_count] = (struct image_more){.link = NULL};
		entry->more = ++index->more_count;
	}
	return &index->mores[entry->more - 1];
}

uint32_t image_index_alias(const struct image_index *index, const struct image_entry *entry)
{
	const struct image_more *more = image_index_more(index, entry);

	for (int hops = 0; more->alias != 0 && hops < 16; hops++) {
		entry = &index->entries[more->alias - 1];
		more = image_index_more(index, entry);
	}
	return (uint32_t)(entry - index->entries);
}

uint32_t image_index_add(struct image_index *index, const struct bri_tree_entry *entry)
{
	uint32_t slot = slot_of(index, entry->path), at;
	struct image_entry *one;

	if (index->table[slot] == 0) {
		if (!has_room(index) || (index->count >= index->slots / 2 && !grow_table(index)))
			return IMAGE_NO_ENTRY;
		slot = slot_of(index, entry->path);
		one = &index->entries[index->count];
		memset(one, 0, sizeof(*one));
		one->path = keep(index, entry->path);
		if (one->path == NULL)
			return IMAGE_NO_ENTRY;
		index->table[slot] = ++index->count;
	}
	at = index->table[slot] - 1;
	one = &index->entries[at];
	if (one->more != 0)
		index->mores[one->more - 1] = (struct image_more){.link = NULL};
	one->is_elf = false;
	one->mode = (uint16_t)entry->mode;
	one->type = (uint8_t)entry->type;
	if (entry->link != NULL) {
		struct image_more *more = image_index_take(index, at);

		if (more == NULL || (more->link = keep(index, entry->link)) == NULL)
			return IMAGE_NO_ENTRY;
	}
	return at;
}

uint32_t image_index_find(const struct image_index *index, const char *path)
{
	return index->table[slot_of(index, path)] - 1; /* 0 - 1 is IMAGE_NO_ENTRY */
}

/* The next part of `rest` onto `done`; false at the end, or when it doesn't fit. */
static bool step(char *done, char *rest)
{
	size_t length, used = strlen(done);
	char *part = rest + strspn(rest, "/");

	length = strcspn(part, "/");
	if (length == 0)
		return false;
	if (length == 2 && part[0] == '.' && part[1] == '.') {
		char *slash = strrchr(done, '/');

		*(slash != NULL ? slash : done) = '\0';
	} else if (!(length == 1 && part[0] == '.')) {
		if (used + length + 2 > BRI_TREE_PATH_MAX)
			return false;
		if (used > 0)
			done[used++] = '/';
		memcpy(done + used, part, length);
		done[used + length] = '\0';
	}
	memmove(rest, part + length, strlen(part + length) + 1);
	return true;
}

uint32_t image_index_resolve(const struct image_index *index, const char *path, char *ret_path)
{
	char rest[2 * BRI_TREE_PATH_MAX], joined[2 * BRI_TREE_PATH_MAX];
	uint32_t at = IMAGE_NO_ENTRY;
	int links = 0;

	ret_path[0] = '\0';
	if (snprintf(rest, sizeof(rest), "%s", path) >= (int)sizeof(rest))
		return IMAGE_NO_ENTRY;
	while (step(ret_path, rest)) {
		const struct image_entry *entry;
		const char *link;
		char *slash;

		at = image_index_find(index, ret_path);
		entry = at == IMAGE_NO_ENTRY ? NULL : &index->entries[at];
		if (entry == NULL || entry->type != BRI_TREE_LINK)
			continue;
		link = image_index_more(index, entry)->link;
		if (link == NULL || ++links > LINKS_MAX ||
		    snprintf(joined, sizeof(joined), "%s/%s", link, rest) >= (int)sizeof(joined))
			return IMAGE_NO_ENTRY;
		slash = strrchr(ret_path, '/');
		*(slash != NULL && link[0] != '/' ? slash : ret_path) = '\0';
		memcpy(rest, joined, strlen(joined) + 1);
		at = IMAGE_NO_ENTRY;
	}
	return rest[strspn(rest, "/")] != '\0' ? IMAGE_NO_ENTRY : image_index_find(index, ret_path);
}

static int by_path(const void *first, const void *second, void *context)
{
	const struct image_index *index = context;

	return strcmp(index->entries[*(const uint32_t *)first].path, index->entries[*(const uint32_t *)second].path);
}

bool image_index_sort(struct image_index *index)
{
	index->order = malloc((index->count + 1) * sizeof(*index->order));
	if (index->order == NULL)
		return false;
	for (uint32_t i = 0; i < index->count; i++)
		index->order[i] = i;
	qsort_r(index->order, index->count, sizeof(*index->order), by_path, index);
	return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Arena and growing array.  It hands out memory and frees all of it at once; it
 * never frees a part, never aborts and keeps no state of its own. */
#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct bri_arena_chunk {
	struct bri_arena_chunk *older;
	max_align_t bytes[];
};

enum { CHUNK_SIZE = 16 * 1024, ALIGNMENT = _Alignof(max_align_t) };

static void *take_large(struct bri_arena *arena, size_t size)
{
	struct bri_arena_chunk *chunk = malloc(sizeof(*chunk) + size);
	if (chunk == NULL)
		return NULL;
	if (arena->newest == NULL) {
		chunk->older = NULL;
		arena->newest = chunk;
		arena->used = arena->size = size;
	} else {
		/* Behind the newest, which still has room for small things. */
		chunk->older = arena->newest->older;
		arena->newest->older = chunk;
	}
	return chunk->bytes;
}

static void *take_bytes(struct bri_arena *arena, size_t size, size_t alignment)
{
	size_t start = (arena->used + alignment - 1) & ~(alignment - 1);
	if (arena->newest != NULL && start <= arena->size && size <= arena->size - start) {
		arena->used = start + size;
		return (char *)arena->newest->bytes + start;
	}
	if (size > SIZE_MAX / 2)
		return NULL;
	if (size > CHUNK_SIZE / 4)
		return take_large(arena, size);
	struct bri_arena_chunk *chunk = malloc(sizeof(*chunk) + CHUNK_SIZE);
	if (chunk == NULL)
		return NULL;
	chunk->older = arena->newest;
	arena->newest = chunk;
	arena->size = CHUNK_SIZE;
	arena->used = size;
	return chunk->bytes;
}

void *bri_arena_take(struct bri_arena *arena, size_t size)
{
	return take_bytes(arena, size, ALIGNMENT);
}

char *bri_arena_text(struct bri_arena *arena, const char *text, size_t length)
{
	if (length == SIZE_MAX)
		return NULL;
	char *copy = take_bytes(arena, length + 1, 1);
	if (copy == NULL)
		return NULL;
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void bri_arena_finish(struct bri_arena *arena)
{
	struct bri_arena_chunk *chunk = arena->newest;
	while (chunk != NULL) {
		struct bri_arena_chunk *older = chunk->older;
		free(chunk);
		chunk = older;
	}
	memset(arena, 0, sizeof(*arena));
}

void bri_arena_join(struct bri_arena *arena, struct bri_arena *from)
{
	struct bri_arena_chunk *oldest = from->newest;

	if (oldest == NULL)
		return;
	if (arena->newest == NULL) {
		*arena = *from;
	} else {
		/* Behind the newest, which still has room for small things. */
		while (oldest->older != NULL)
			oldest = oldest->older;
		oldest->older = arena->newest->older;
		arena->newest->older = from->newest;
	}
	memset(from, 0, sizeof(*from));
}

void *bri_array_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size)
{
	const size_t limit = UINT32_MAX - 1u;
	if (more > limit || count > limit - more)
		return NULL;
	size_t needed = count + more;
	if (items != NULL && needed <= *capacity)
		return items;
	size_t grown = *capacity < 32 ? 32 : *capacity;
	while (grown < needed)
		grown += grown;
	if (grown > SIZE_MAX / item_size)
		return NULL;
	void *moved = realloc(items, grown * item_size);
	if (moved != NULL)
		*capacity = grown;
	return moved;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Bump allocation in growing blocks.  It frees everything or nothing. */
#include "arena.h"

#include <stdlib.h>
#include <string.h>

struct bri_arena_block {
	struct bri_arena_block *older;
	size_t size; /* of the data that follows */
	_Alignas(16) char data[];
};

void bri_arena_init(struct bri_arena *arena, size_t limit)
{
	memset(arena, 0, sizeof *arena);
	arena->limit = limit;
}

static void free_blocks(struct bri_arena_block *block)
{
	while (block) {
		struct bri_arena_block *older = block->older;
		free(block);
		block = older;
	}
}

void bri_arena_finish(struct bri_arena *arena)
{
	free_blocks(arena->blocks);
	memset(arena, 0, sizeof *arena);
}

void bri_arena_reset(struct bri_arena *arena)
{
	struct bri_arena_block *block = arena->blocks;
	if (block) {
		free_blocks(block->older);
		block->older = NULL;
		arena->next = block->data;
		arena->end = block->data + block->size;
		arena->used = block->size;
	}
	arena->failed = false;
}

static bool grow(struct bri_arena *arena, size_t size)
{
	size_t want = arena->used ? arena->used / 2 : 4096;
	if (want > 1u << 20)
		want = 1u << 20;
	if (want < size)
		want = size;
	if (arena->failed || (arena->limit && arena->used + want > arena->limit))
		return false;
	struct bri_arena_block *block = malloc(sizeof *block + want);
	if (!block)
		return false;
	block->older = arena->blocks;
	block->size = want;
	arena->blocks = block;
	arena->next = block->data;
	arena->end = block->data + want;
	arena->used += want;
	return true;
}

void *bri_arena_alloc(struct bri_arena *arena, size_t size)
{
	if (size > (size_t)1 << 40) {
		arena->failed = true;
		return NULL;
	}
	size = (size + 7) & ~(size_t)7;
	if ((size_t)(arena->end - arena->next) < size && !grow(arena, size)) {
		arena->failed = true;
		return NULL;
	}
	void *memory = arena->next;
	arena->next += size;
	return memset(memory, 0, size);
}

char *bri_arena_text(struct bri_arena *arena, const char *text, size_t length)
{
	char *copy = bri_arena_alloc(arena, length + 1);
	if (copy)
		memcpy(copy, text, length);
	return copy;
}

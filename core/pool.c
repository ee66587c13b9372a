/* SPDX-License-Identifier: Apache-2.0 */
/* Zeroed bump allocation with a cap, for the interpreter.  It frees everything or nothing. */
#include "pool.h"

#include <stdlib.h>
#include <string.h>

struct bri_pool_block {
	struct bri_pool_block *older;
	size_t size; /* of the data that follows */
	_Alignas(16) char data[];
};

void bri_pool_init(struct bri_pool *pool, size_t limit)
{
	memset(pool, 0, sizeof *pool);
	pool->limit = limit;
}

static void free_blocks(struct bri_pool_block *block)
{
	while (block) {
		struct bri_pool_block *older = block->older;
		free(block);
		block = older;
	}
}

void bri_pool_finish(struct bri_pool *pool)
{
	free_blocks(pool->blocks);
	free_blocks(pool->spare);
	memset(pool, 0, sizeof *pool);
}

#define BLOCK_MAX ((size_t)1 << 20)
#define SPARE_MAX 8 /* blocks */

void bri_pool_reset(struct bri_pool *pool)
{
	struct bri_pool_block *block = pool->blocks;
	if (block) {
		struct bri_pool_block *older = block->older;
		int kept = 0;
		for (struct bri_pool_block *spare = pool->spare; spare; spare = spare->older)
			kept++;
		for (; older && kept < SPARE_MAX; kept++) {
			struct bri_pool_block *next = older->older;
			older->older = pool->spare;
			pool->spare = older;
			older = next;
		}
		free_blocks(older);
		block->older = NULL;
		pool->next = block->data;
		pool->end = block->data + block->size;
		pool->used = block->size;
	}
	pool->failed = false;
}

static bool grow(struct bri_pool *pool, size_t size)
{
	size_t want = pool->used ? pool->used / 2 : 4096;
	if (want > BLOCK_MAX)
		want = BLOCK_MAX;
	if (want < size)
		want = size;
	if (pool->failed || (pool->limit && pool->used + want > pool->limit))
		return false;
	struct bri_pool_block *block = pool->spare;
	if (block && block->size >= size) {
		pool->spare = block->older;
	} else {
		block = malloc(sizeof *block + want);
		if (!block)
			return false;
		block->size = want;
	}
	block->older = pool->blocks;
	pool->blocks = block;
	pool->next = block->data;
	pool->end = block->data + block->size;
	pool->used += block->size;
	return true;
}

void *bri_pool_room_grown(struct bri_pool *pool, size_t size)
{
	if (size > (size_t)1 << 40 || !grow(pool, (size + 7) & ~(size_t)7)) {
		pool->failed = true;
		return NULL;
	}
	return bri_pool_room(pool, size);
}

void *bri_pool_alloc(struct bri_pool *pool, size_t size)
{
	void *memory = bri_pool_room(pool, size);
	return memory ? memset(memory, 0, size) : NULL;
}


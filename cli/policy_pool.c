/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of one policy's compilation: blocks that are handed out piece by piece
 * and freed together.  Nothing is given back earlier. */

#include "policy_pool.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 << 10)

struct bri_policy_pool_block {
	struct bri_policy_pool_block *older;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

void *bri_policy_pool_take(struct bri_policy_pool *pool, size_t size)
{
	struct bri_policy_pool_block *block = pool->newest;
	void *at;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (!block || block->size - block->used < size) {
		size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;

		block = calloc(1, sizeof *block + room);
		if (!block)
			return NULL;
		block->size = room;
		block->older = pool->newest;
		pool->newest = block;
	}
	at = block->bytes + block->used;
	block->used += size;
	return at;
}

char *bri_policy_pool_text(struct bri_policy_pool *pool, const char *text, size_t length)
{
	char *copy = bri_policy_pool_take(pool, length + 1);

	if (copy && length)
		memcpy(copy, text, length);
	return copy;
}

void bri_policy_pool_finish(struct bri_policy_pool *pool)
{
	while (pool->newest) {
		struct bri_policy_pool_block *block = pool->newest;

		pool->newest = block->older;
		free(block);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POOL_H
#define BRI_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* Memory of one interpreter run: zeroed, capped, forgotten between roots.  Running out is sticky: later requests fail
 * too, and the owner reports its work as incomplete. */
struct bri_pool_block;
struct bri_pool {
	struct bri_pool_block *blocks;
	struct bri_pool_block *spare; /* of an earlier run, to be taken before new ones are asked for */
	char *next, *end;
	size_t used;  /* bytes in all blocks but the spare ones */
	size_t limit; /* refuse to grow past it; 0: none */
	bool failed;
};

void bri_pool_init(struct bri_pool *pool, size_t limit);
void bri_pool_finish(struct bri_pool *pool);
/* Forget the contents, keep some blocks for reuse: the system clears each page that it gives anew. */
void bri_pool_reset(struct bri_pool *pool);
/* Zeroed, 8-byte aligned; NULL when out of memory (sticky). */
void *bri_pool_alloc(struct bri_pool *pool, size_t size);
/* The same where no block has room for it, not zeroed: for the next function alone. */
void *bri_pool_room_grown(struct bri_pool *pool, size_t size);
/* The same, not zeroed: in sight of its callers, since every value of the interpreter asks for some. */
static inline void *bri_pool_room(struct bri_pool *pool, size_t size)
{
	size_t left = (size_t)(pool->end - pool->next), rounded = (size + 7) & ~(size_t)7;
	if (rounded > left || rounded < size)
		return bri_pool_room_grown(pool, size);
	void *memory = pool->next;
	pool->next += rounded;
	return memory;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ARENA_H
#define BRI_ARENA_H

#include <stddef.h>

/* Memory that lives and dies together, and arrays that grow by doubling.
 * For the core and the gates around it.  All zero is an empty arena. */

struct bri_arena_chunk;
struct bri_arena {
	struct bri_arena_chunk *newest;
	size_t used, size; /* bytes of the newest chunk */
};

/* `size` bytes aligned for any object, owned by the arena; NULL: out of memory. */
void *bri_arena_take(struct bri_arena *arena, size_t size);
/* A copy of `length` bytes with a NUL behind them; NULL: out of memory. */
char *bri_arena_text(struct bri_arena *arena, const char *text, size_t length);
void bri_arena_finish(struct bri_arena *arena);
/* What `from` holds is `arena`'s; `from` is empty then. */
void bri_arena_join(struct bri_arena *arena, struct bri_arena *from);

/* Room for `more` items behind `count`: the array's (new) address, which the
 * caller frees with free().  NULL, and the old array untouched, when memory ran
 * out or it would pass 2^32 - 2 items (their numbers are 32 bits wide). */
void *bri_array_grow(void *items, size_t *capacity, size_t count, size_t more, size_t item_size);

#endif

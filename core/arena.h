/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ARENA_H
#define BRI_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* Memory that is freed at once.  Running out is sticky: later requests fail
 * too, and the owner reports its work as incomplete. */
struct bri_arena_block;
struct bri_arena {
	struct bri_arena_block *blocks;
	char *next, *end;
	size_t used;  /* bytes in all blocks */
	size_t limit; /* refuse to grow past it; 0: none */
	bool failed;
};

void bri_arena_init(struct bri_arena *arena, size_t limit);
void bri_arena_finish(struct bri_arena *arena);
/* Forget the contents, keep one block for reuse. */
void bri_arena_reset(struct bri_arena *arena);
/* Zeroed, 8-byte aligned; NULL when out of memory (sticky). */
void *bri_arena_alloc(struct bri_arena *arena, size_t size);
/* A NUL-terminated copy; NULL when out of memory. */
char *bri_arena_text(struct bri_arena *arena, const char *text, size_t length);

#endif

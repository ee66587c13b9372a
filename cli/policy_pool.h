/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_POOL_H
#define BRI_POLICY_POOL_H

#include <stddef.h>

/* Memory of one policy's compilation, freed at once.  All zero is an empty pool. */
struct bri_policy_pool_block;
struct bri_policy_pool {
	struct bri_policy_pool_block *newest;
};

/* `size` zeroed bytes aligned for any object, owned by the pool; NULL: out of memory. */
void *bri_policy_pool_take(struct bri_policy_pool *pool, size_t size);
/* A copy of `length` bytes with a NUL behind them; NULL: out of memory. */
char *bri_policy_pool_text(struct bri_policy_pool *pool, const char *text, size_t length);
void bri_policy_pool_finish(struct bri_policy_pool *pool);

#endif

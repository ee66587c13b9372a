/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include <limits.h>
#include <stddef.h>

/* Memory that runs out on purpose; the including test wraps malloc, calloc and realloc. */

static long allocations_left = LONG_MAX;
static int has_run_out, fails_once;

static int may_allocate(void)
{
	if (allocations_left <= 0) {
		has_run_out = 1;
		if (fails_once)
			allocations_left = LONG_MAX;
		return 0;
	}
	allocations_left--;
	return 1;
}

static inline void memory_runs_out_after(long allocations)
{
	has_run_out = fails_once = 0;
	allocations_left = allocations;
}

/* One request fails and there is memory again: what was lost must still be remembered. */
static inline void memory_fails_once_after(long allocations)
{
	memory_runs_out_after(allocations);
	fails_once = 1;
}

static inline void memory_is_back(void)
{
	allocations_left = LONG_MAX;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
	return may_allocate() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t count, size_t size)
{
	return may_allocate() ? __real_calloc(count, size) : NULL;
}

void *__wrap_realloc(void *old, size_t size)
{
	return may_allocate() ? __real_realloc(old, size) : NULL;
}

#endif

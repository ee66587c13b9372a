/* SPDX-License-Identifier: Apache-2.0 */
/* The memory of a run: what is written down counts as steps, and what can't be had stops it. */
#include "interp.h"

#include <stdlib.h>
#include <string.h>

#define EMERGENCY (1u << 20)
#define POOL_MAX ((size_t)512 << 20)
/* What is written down is work, too: the budget of steps bounds the memory. */
#define BYTES_A_VISIT 256u
#define BYTES_AT_ONCE 4096u

void *bri_interp_room(struct interp *in, size_t size)
{
	void *memory = in->stop ? NULL : bri_pool_room(&in->pool, size);
	if (memory) {
		in->bytes += size;
		if (in->bytes >= BYTES_AT_ONCE) {
			in->visits += in->bytes / BYTES_A_VISIT;
			in->bytes %= BYTES_A_VISIT;
		}
		return memory;
	}
	if (!in->stop && in->pool.used > POOL_MAX / 2)
		in->spent = true; /* the cap, not the machine */
	else if (!in->spent)
		in->failed = true;
	in->stop = true;
	/* Unwinding needs somewhere to write; sizes past this were refused by their callers' `stop` checks. */
	return in->emergency;
}

void *bri_interp_alloc(struct interp *in, size_t size)
{
	void *memory = bri_interp_room(in, size);
	return memset(memory, 0, in->stop && size > EMERGENCY ? EMERGENCY : size);
}

int bri_interp_init(struct interp *in, struct world *world, struct judge_run *run)
{
	memset(in, 0, sizeof *in);
	in->world = world;
	in->policy = world->policy;
	in->run = run;
	in->emergency = malloc(EMERGENCY);
	bri_pool_init(&in->pool, POOL_MAX);
	return in->emergency ? 0 : -1;
}

void bri_interp_finish(struct interp *in)
{
	bri_pool_finish(&in->pool);
	free(in->emergency);
	free(in->regions);
	free(in->region_map);
	free(in->act_parent);
	memset(in, 0, sizeof *in);
}

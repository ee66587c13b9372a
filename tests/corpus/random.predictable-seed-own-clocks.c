// SPDX-License-Identifier: Apache-2.0
// Clocks of a system's own that no table knows: their names say that they are one.
#include <stdlib.h>

extern unsigned board_rtos_get_time(void);
extern unsigned long HAL_GetUptimeTicks(void);
extern int boardTickCount(void);
extern unsigned board_get_random_tick(void);
extern unsigned board_trng_timestamp(void);
extern unsigned seconds_of_noise(void);

void by_the_system(void)
{
	srand(board_rtos_get_time()); // finds: random.predictable-seed
}

void by_uptime(void)
{
	unsigned long now = HAL_GetUptimeTicks();
	srandom((unsigned)now); // finds: random.predictable-seed
}

static void start(unsigned seed)
{
	srand(seed);
}

/* Wrapper. */
void by_ticks(void)
{
	start((unsigned)boardTickCount()); // finds: random.predictable-seed
}

/* Near misses: what the name says to be drawn, and what it says nothing of. */
void drawn(void)
{
	srand(board_get_random_tick());
	srand(board_trng_timestamp());
	srand(seconds_of_noise());
}

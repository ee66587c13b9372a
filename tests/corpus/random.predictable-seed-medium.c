// policy: xiaomi-2.0-medium
// SPDX-License-Identifier: Apache-2.0
// The numbers only spread load, so seed and generator are warnings.
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

void start(void)
{
	srand((unsigned)time(NULL)); // finds: random.predictable-seed warning
}

void wait_a_little(void)
{
	usleep((useconds_t)(rand() % 1000)); // finds: random.weak-generator warning
}

void wait_a_little_more(void)
{
	unsigned state = (unsigned)time(NULL);

	usleep((useconds_t)(rand_r(&state) % 1000)); // finds: random.predictable-seed warning, random.weak-generator warning
}

// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

void the_time(void)
{
	srand((unsigned)time(NULL)); // finds: random.predictable-seed
}

void by_variable(void)
{
	time_t now;

	time(&now);
	srandom((unsigned)now); // finds: random.predictable-seed
}

void mixed(void)
{
	unsigned seed = (unsigned)time(NULL) ^ (unsigned)getpid() << 16;

	srand48((long)seed); // finds: random.predictable-seed
}

void process_number(void)
{
	srand((unsigned)getpid()); // finds: random.predictable-seed
}

void microseconds(void)
{
	struct timeval now;

	gettimeofday(&now, NULL);
	srand((unsigned)(now.tv_sec * 1000 + now.tv_usec)); // finds: random.predictable-seed
}

void constant(void)
{
	srand(42); // finds: random.predictable-seed
}

static void start(unsigned seed)
{
	srandom(seed);
}

/* Wrapper. */
void wrapped(void)
{
	start((unsigned)time(NULL)); // finds: random.predictable-seed
}

/* Near misses. */
int from_the_system(void)
{
	unsigned seed;

	if (getrandom(&seed, sizeof seed, 0) != (ssize_t)sizeof seed)
		return -1;
	srand(seed);
	return 0;
}

int from_a_file(void)
{
	unsigned seed = 0;
	FILE *file = fopen("/dev/urandom", "rb");

	if (!file)
		return -1;
	if (fread(&seed, sizeof seed, 1, file) == 1)
		srandom(seed);
	fclose(file);
	return 0;
}

/* Unknown. */
void given(unsigned seed)
{
	srand(seed);
}

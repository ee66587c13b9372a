// SPDX-License-Identifier: Apache-2.0
// Seeds in structures and behind conditions.
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct generator {
	unsigned seed;
	unsigned drawn;
};

static void start(const struct generator *generator)
{
	srand(generator->seed);
}

/* Field. */
void by_field(void)
{
	struct generator generator = {.drawn = 0};

	generator.seed = (unsigned)time(NULL);
	start(&generator); // finds: random.predictable-seed
}

/* Field, conditional: the system's number, or else the time. */
void with_a_fallback(int device)
{
	struct generator generator = {0};

	if (read(device, &generator.seed, sizeof generator.seed) != sizeof generator.seed)
		generator.seed = (unsigned)time(NULL);
	start(&generator); // finds: random.predictable-seed
}

/* Conditional. */
void when_replaying(int replay, unsigned noise)
{
	srandom(replay ? (unsigned)getpid() : noise); // finds: random.predictable-seed
}

/* Near miss. */
void from_the_system(void)
{
	struct generator generator = {0};
	int device = open("/dev/urandom", O_RDONLY);

	if (device < 0 || read(device, &generator.seed, sizeof generator.seed) != sizeof generator.seed)
		abort();
	start(&generator);
}

/* Unknown. */
void given(const struct generator *generator)
{
	start(generator);
}

/* What rand_r() goes on from is a seed, too. */
int drawn_from_the_clock(void)
{
	unsigned state = (unsigned)time(NULL);

	return rand_r(&state); // finds: random.predictable-seed, random.weak-generator warning
}

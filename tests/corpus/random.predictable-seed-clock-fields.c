// SPDX-License-Identifier: Apache-2.0
// What a clock's structure holds is time, whoever filled it; what the program stored there itself isn't.
struct timeval {
	long tv_sec, tv_usec;
};
struct timespec {
	long tv_sec, tv_nsec;
};
struct tm {
	int tm_sec, tm_min, tm_hour;
};
extern void srand(unsigned), srandom(unsigned);
extern int read_clock(struct timeval *);
extern struct tm *local_time(void);
extern long dice(void);
struct event {
	struct timespec at;
	long tv_sec;
};

void through_a_wrapper(void)
{
	struct timeval now;
	read_clock(&now);
	srandom((unsigned)(now.tv_sec * 1000000 + now.tv_usec)); // finds: random.predictable-seed
}

void of_an_event(const struct event *event)
{
	srand((unsigned)event->at.tv_nsec); // finds: random.predictable-seed
}

void of_local_time(void)
{
	srand((unsigned)local_time()->tm_sec); // finds: random.predictable-seed
}

static void seed(const struct timeval *from)
{
	srand((unsigned)from->tv_usec);
}

void wrapped(void)
{
	struct timeval now;
	read_clock(&now);
	seed(&now); // finds: random.predictable-seed
}

/* Near misses: another structure's member of that name, and what was stored. */
void others(const struct event *event)
{
	struct timeval made;
	made.tv_usec = dice();
	srand((unsigned)event->tv_sec);
	srandom((unsigned)made.tv_usec);
}

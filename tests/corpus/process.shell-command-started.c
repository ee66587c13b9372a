// SPDX-License-Identifier: Apache-2.0
// A command that goes round by a function which another one runs: what it is handed is known where all who name the
// function are in sight.
#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

static void *in_a_thread(void *command)
{
	return (void *)(long)system(command);
}
static int in_another_thread(void *command)
{
	return system(command);
}

void started(void)
{
	pthread_t thread;
	thrd_t other;

	pthread_create(&thread, NULL, in_a_thread, "sync");
	thrd_create(&other, in_another_thread, "sync");
}

static int each_one(int (*visit)(void *, const char *), void *context)
{
	return visit(context, "sync") + visit(context, "ls /etc");
}
static int visit_one(void *context, const char *command)
{
	(void)context;
	return system(command);
}
int visited(void)
{
	return each_one(visit_one, NULL);
}

/* Handed what comes from outside. */
static void *in_a_third_thread(void *command)
{
	return (void *)(long)system(command);
}
void started_with(char *command)
{
	pthread_t thread;

	pthread_create(&thread, NULL, in_a_third_thread, command); // finds: process.shell-command
}

/* Kept by who is given it, too: somebody else may run it. */
static int (*kept)(const char *);
static int keep_and_run(int (*run)(const char *))
{
	kept = run;
	return run("sync");
}
static int run_kept(const char *command)
{
	return system(command); // finds: process.shell-command
}
int kept_too(void)
{
	return keep_and_run(run_kept);
}
int later(const char *command)
{
	return kept(command);
}

/* Started, and stored besides. */
static void *(*runner)(void *);
static void *stored_too(void *command)
{
	return (void *)(long)system(command); // finds: process.shell-command
}
void *stored(void *command)
{
	pthread_t thread;

	runner = stored_too;
	pthread_create(&thread, NULL, stored_too, "sync");
	return runner(command); // finds: process.shell-command
}

// SPDX-License-Identifier: Apache-2.0
// Texts from outside that reach a shell by way of helpers, structures and conditions.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int run(const char *command)
{
	return system(command);
}

/* Wrapper. */
int wrapped(const char *address)
{
	char command[128];

	snprintf(command, sizeof command, "ping -c 1 %s", address);
	return run(command); // finds: process.shell-command
}

struct job {
	char command[128];
	int retries;
};

/* Field. */
int by_field(struct job *job, const char *path)
{
	strcpy(job->command, "tar xf ");
	strcat(job->command, path);
	job->retries = 1;
	return system(job->command); // finds: process.shell-command
}

/* Conditional. */
int with_a_default(void)
{
	const char *hook = getenv("HOOK");

	return system(hook ? hook : "/etc/hook"); // finds: process.shell-command
}

/* Near misses: constants by the same ways. */
int good(struct job *job, int quiet)
{
	strcpy(job->command, "tar xf ");
	strcat(job->command, "/tmp/update.tar");
	return system(job->command) + run(quiet ? "sync" : "sync; echo done");
}

/* Unknown: nothing says that this function is a shell. */
int given(int (*start)(const char *), const char *command)
{
	return start(command);
}

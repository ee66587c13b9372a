// SPDX-License-Identifier: Apache-2.0
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

int formatted(const char *host)
{
	char command[256];

	snprintf(command, sizeof command, "ping -c 1 %s", host);
	return system(command); // finds: process.shell-command
}

int concatenated(const char *name)
{
	char command[256] = "rm -f /tmp/";

	strncat(command, name, sizeof command - strlen(command) - 1);
	return system(command); // finds: process.shell-command
}

FILE *from_the_environment(void)
{
	const char *pager = getenv("PAGER");

	return popen(pager ? pager : "more", "w"); // finds: process.shell-command
}

int get_option(const char *name, char **to);

FILE *behind_its_mark(void)
{
	char *name = NULL;

	if (!get_option("dump", &name))
		return NULL;
	return name[0] == '|' ? popen(name + 1, "w") : fopen(name, "w"); // finds: process.shell-command
}

int without_its_mark(void)
{
	const char *mark = "!sync";

	return system(mark + 1);
}

int by_exec(const char *script)
{
	return execl("/bin/sh", "sh", "-c", script, (char *)NULL); // finds: process.shell-command
}

/* Near misses: a constant text, one of several, a number, no shell at all. */
int constant(void)
{
	return system("sync");
}

int one_of_two(int up)
{
	const char *command = up ? "ifconfig wlan0 up" : "ifconfig wlan0 down";

	return system(command);
}

static int run(const char *command)
{
	return system(command);
}

int wrapped(void)
{
	return run("sync") + run("reboot -f");
}

int assembled_from_constants(void)
{
	char command[64];

	snprintf(command, sizeof command, "%s %s", "mount", "-a");
	return system(command);
}

int vector(const char *host)
{
	char *const argv[] = {"ping", "-c", "1", (char *)host, NULL};
	pid_t pid;

	return posix_spawn(&pid, "/bin/ping", NULL, NULL, argv, environ);
}

int list(const char *host)
{
	return execlp("ping", "ping", "-c", "1", host, (char *)NULL);
}

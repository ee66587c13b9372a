/* SPDX-License-Identifier: Apache-2.0 */
/* meter FILE SECONDS COMMAND [ARGUMENT...]: runs the command and writes "STATUS KIB MICROSECONDS" into FILE: the wait
 * status (-1: time was up), the memory at its most, of it or of what it started, and the CPU.  A program of its own since
 * Linux counts the memory of whoever forked as the child's. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t late;
static volatile pid_t child;

static void on_alarm(int number)
{
	(void)number;
	late = 1;
	kill(-child, SIGKILL);
}

int main(int count, char **words)
{
	struct sigaction action = {.sa_handler = on_alarm};
	struct rusage usage;
	int status;
	FILE *file;

	if (count < 4)
		return 2;
	sigaction(SIGALRM, &action, NULL);
	child = fork();
	if (child == 0) {
		setpgid(0, 0);
		execvp(words[3], words + 3);
		_exit(127);
	}
	if (child < 0)
		return 2;
	setpgid(child, child);
	alarm((unsigned int)atoi(words[2]));
	while (wait4(child, &status, 0, &usage) < 0)
		if (errno != EINTR)
			return 2;
	file = fopen(words[1], "w");
	if (file == NULL)
		return 2;
	fprintf(file, "%d %ld %ld\n", late ? -1 : status, usage.ru_maxrss,
	        (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
	return fclose(file) == 0 ? 0 : 2;
}

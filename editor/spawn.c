/* SPDX-License-Identifier: Apache-2.0 */
/* Starts programs: clangd, checkers, probes.  Between fork and exec it does only
 * what is safe there. */
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

long long bri_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_named(const char *entry, const char *set)
{
	size_t length = strcspn(set, "=");

	return strncmp(entry, set, length) == 0 && entry[length] == '=';
}

/* The environment with `set` in it; the caller frees the array only. */
static char **environment_with(const char *const *set)
{
	size_t have = 0, more = 0, used = 0;
	char **all;

	while (environ[have])
		have++;
	while (set && set[more])
		more++;
	all = calloc(have + more + 1, sizeof *all);
	if (!all)
		return NULL;
	for (size_t i = 0; i < have; i++) {
		bool replaced = false;

		for (size_t j = 0; j < more && !replaced; j++)
			replaced = is_named(environ[i], set[j]);
		if (!replaced)
			all[used++] = environ[i];
	}
	for (size_t j = 0; j < more; j++)
		all[used++] = (char *)(uintptr_t)set[j];
	return all;
}

static void become(const struct bri_spawn *spawn, int in, int out, char **environment)
{
	int nowhere = open("/dev/null", O_RDWR);

	if (spawn->own_group)
		setpgid(0, 0);
	signal(SIGPIPE, SIG_DFL);
	dup2(in >= 0 ? in : nowhere, 0);
	dup2(out, 1);
	if (spawn->errors_too)
		dup2(out, 2);
	else if (spawn->quiet)
		dup2(nowhere, 2);
	if (nowhere > 2)
		close(nowhere);
	if (!spawn->directory || chdir(spawn->directory) == 0)
		execve(spawn->program, spawn->argv, environment);
	_exit(127);
}

static void close_pair(const int pair[2])
{
	if (pair[0] >= 0)
		close(pair[0]);
	if (pair[1] >= 0)
		close(pair[1]);
}

int bri_spawn(const struct bri_spawn *spawn, struct bri_child *ret_child, struct bri_error *reterr)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1};
	char **environment = environment_with(spawn->set);
	pid_t pid;

	if (!environment)
		return bri_error_set(reterr, spawn->program, "out of memory");
	if ((spawn->in == -1 && pipe2(in, O_CLOEXEC) < 0) || pipe2(out, O_CLOEXEC) < 0)
		goto failed;
	pid = fork();
	if (pid == 0)
		become(spawn, spawn->in == -1 ? in[0] : spawn->in, out[1], environment);
	if (pid < 0)
		goto failed;
	free(environment);
	if (in[0] >= 0)
		close(in[0]);
	close(out[1]);
	*ret_child = (struct bri_child){pid, in[1], out[0]};
	return 0;
failed:
	bri_error_set(reterr, spawn->program, "can't start it: %s", strerror(errno));
	close_pair(in);
	close_pair(out);
	free(environment);
	return -1;
}

int bri_spawn_read(const struct bri_spawn *spawn, char *ret_text, size_t most, int seconds)
{
	struct bri_error ignored;
	struct bri_child child;
	long long end = bri_now() + seconds * 1000LL;
	size_t length = 0;
	int status = -1;

	ret_text[0] = 0;
	if (bri_spawn(spawn, &child, &ignored) < 0)
		return -1;
	if (child.in >= 0)
		close(child.in);
	while (length + 1 < most) {
		struct pollfd wait = {.fd = child.out, .events = POLLIN};
		long long left = end - bri_now();
		ssize_t got;

		if (left <= 0 || poll(&wait, 1, (int)left) == 0)
			break;
		got = read(child.out, ret_text + length, most - 1 - length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		length += (size_t)got;
	}
	ret_text[length] = 0;
	close(child.out);
	if (bri_now() >= end)
		kill(child.pid, SIGKILL);
	while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

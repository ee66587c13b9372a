/* SPDX-License-Identifier: Apache-2.0 */
/* Waits at a line that only the stand-in holds.  Its end without a word means that nobody judged the output. */
#include "guard.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define WAIT_MS 10000

static int told = -1;

/* It is killed as its parent ends; what it still writes must not come after the removal. */
static void await(pid_t linker)
{
	int fd = linker > 0 ? (int)syscall(SYS_pidfd_open, linker, 0) : -1;
	struct pollfd ended = {.fd = fd, .events = POLLIN};
	if (fd >= 0)
		poll(&ended, 1, WAIT_MS);
}

bool guard_is_untouched(const struct stat *before, const struct stat *now)
{
	return before->st_ino == now->st_ino && before->st_dev == now->st_dev &&
	       before->st_mtim.tv_sec == now->st_mtim.tv_sec && before->st_mtim.tv_nsec == now->st_mtim.tv_nsec &&
	       before->st_ctim.tv_sec == now->st_ctim.tv_sec && before->st_ctim.tv_nsec == now->st_ctim.tv_nsec;
}

/* What was there before the link began stays. */
static void discard(const char *output, const struct stat *before)
{
	char path[PATH_MAX];
	struct stat st;
	/* mold writes through a link; another name of the same file would keep what is there. */
	if (!realpath(output, path) || stat(path, &st) != 0 || !S_ISREG(st.st_mode) || guard_is_untouched(before, &st))
		return;
	if (st.st_nlink > 1 && truncate(path, 0) != 0)
		return;
	unlink(path);
}

static void watch(int from, const char *output, const struct stat *before)
{
	pid_t linker = 0, word;
	sigset_t all;
	setsid();
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	/* Nobody who waits for the end of our caller's pipes may wait for this. */
	if (dup2(from, 0) < 0)
		_exit(0);
	if (syscall(SYS_close_range, 1u, ~0u, 0u) != 0)
		for (int fd = 1; fd < 1024; fd++)
			close(fd);
	for (;;) {
		ssize_t got = recv(0, &word, sizeof word, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got != (ssize_t)sizeof word)
			break;
		if (word == 0)
			_exit(0);
		linker = word;
	}
	await(linker);
	discard(output, before);
	_exit(0);
}

int guard_begin(const char *output, struct bri_error *reterr)
{
	int ends[2];
	struct stat before = {0};
	stat(output, &before);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return bri_error_set(reterr, output, "no line to guard it by: %s", strerror(errno));
	pid_t child = fork();
	if (child == 0) {
		close(ends[1]);
		watch(ends[0], output, &before);
	}
	close(ends[0]);
	if (child < 0) {
		close(ends[1]);
		return bri_error_set(reterr, output, "no process to guard it: %s", strerror(errno));
	}
	told = ends[1];
	return 0;
}

static void say(pid_t word)
{
	while (told >= 0 && send(told, &word, sizeof word, MSG_NOSIGNAL) < 0 && errno == EINTR)
		;
}

void guard_tell(pid_t linker)
{
	say(linker);
}

void guard_end(void)
{
	say(0);
	if (told >= 0)
		close(told);
	told = -1;
}

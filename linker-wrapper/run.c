/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the real linker.  Its output goes to an unnamed file and not through a
 * pipe: nobody has to read while it runs, and a helper of the linker that
 * lingers can't keep us waiting. */
#include "run.h"

#include "guard.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
#define STOPS (sizeof stops / sizeof stops[0])

static volatile sig_atomic_t caught;
static volatile pid_t child;

static void pass_on(int signal)
{
	int saved = errno;
	caught = signal;
	if (child > 0)
		kill(child, signal);
	errno = saved;
}

void run_catch_signals(void)
{
	for (size_t i = 0; i < STOPS; i++) {
		struct sigaction action = {.sa_handler = pass_on}, old;
		sigemptyset(&action.sa_mask);
		/* What the caller ignores stays ignored (nohup). */
		if (sigaction(stops[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(stops[i], &action, NULL);
	}
}

int run_caught(void)
{
	return caught;
}

int run_unnamed_file(void)
{
	int fd = memfd_create("brinell", 0);
	if (fd >= 0)
		return fd;
	FILE *file = tmpfile();
	if (!file)
		return -1;
	fd = dup(fileno(file));
	fclose(file);
	return fd;
}

/* In the parent's memory (vfork): nothing is left there, and it mustn't return. */
_Noreturn static void become_linker(int output, pid_t parent, const sigset_t *mask, const char *path, char *const argv[])
{
	/* Killed without warning, we leave no linker behind that finishes a file nobody will judge. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent || dup2(output, STDOUT_FILENO) < 0)
		_exit(125);
	if (output != STDOUT_FILENO)
		close(output); /* --verbose counts descriptors */
	guard_tell(getpid());
	/* Until exec does it: a signal that comes now must end this child. */
	for (size_t i = 0; i < STOPS; i++) {
		struct sigaction action;
		if (sigaction(stops[i], NULL, &action) == 0 && action.sa_handler == pass_on)
			signal(stops[i], SIG_DFL);
	}
	sigprocmask(SIG_SETMASK, mask, NULL);
	execv(path, argv);
	dprintf(STDERR_FILENO, "brinell: %s: can't be run: %s\n", path, strerror(errno));
	_exit(125);
}

int run_linker(struct run *ret_run, const char *path, char *const argv[], struct bri_error *reterr)
{
	sigset_t held, old;
	pid_t parent = getpid();
	ret_run->status = 0;
	ret_run->output = run_unnamed_file();
	if (ret_run->output < 0)
		return bri_error_set(reterr, "", "no room to keep the linker's output: %s", strerror(errno));
	sigemptyset(&held);
	for (size_t i = 0; i < STOPS; i++)
		sigaddset(&held, stops[i]);
	/* A signal between fork and the note of the child's number would miss the child. */
	sigprocmask(SIG_BLOCK, &held, &old);
	fflush(NULL);
	pid_t pid = vfork();
	if (pid == 0)
		become_linker(ret_run->output, parent, &old, path, argv);
	child = pid;
	sigprocmask(SIG_SETMASK, &old, NULL);
	if (pid < 0) {
		run_finish(ret_run);
		return bri_error_set(reterr, path, "can't be started: %s", strerror(errno));
	}
	while (waitpid(pid, &ret_run->status, 0) < 0) {
		if (errno != EINTR) {
			run_finish(ret_run);
			return bri_error_set(reterr, path, "was lost: %s", strerror(errno));
		}
	}
	child = 0;
	return 0;
}

void run_finish(struct run *run)
{
	if (run->output >= 0)
		close(run->output);
	run->output = -1;
}

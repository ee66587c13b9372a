/* SPDX-License-Identifier: Apache-2.0 */
/* Stands between an editor and clangd and moves what they say, both ways, to
 * the byte; the session looks at it and may add diagnostics.  It ends when
 * clangd does, with clangd's status. */
#include "relay.h"

#include "session.h"
#include "spawn.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t asked_to_end;

static void take_signal(int number)
{
	asked_to_end = number;
}

static void take_signals(void)
{
	struct sigaction action = {.sa_handler = take_signal};

	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static const char *commands_of(char *const *argv)
{
	static const char *const keys[] = {"--compile-commands-dir=", "-compile-commands-dir="};

	for (; *argv; argv++)
		for (int i = 0; i < 2; i++)
			if (strncmp(*argv, keys[i], strlen(keys[i])) == 0)
				return *argv + strlen(keys[i]);
	return NULL;
}

static int start(const struct bri_install *install, const struct bri_server *server, char *const *argv, bool beside,
                 struct bri_child *ret_child, struct bri_error *reterr)
{
	char preload[2 * PATH_MAX], editor[PATH_MAX + 32], commands[PATH_MAX + 32];
	const char *set[] = {editor, preload, commands, NULL}, *directory = commands_of(argv);
	struct bri_spawn spawn = {.program = server->path, .argv = argv, .set = set, .in = -1};

	bri_fits(editor, sizeof editor, "BRINELL_EDITOR=%s/brinell", install->bin);
	if (beside || !bri_server_preload(install, preload, sizeof preload))
		set[1] = NULL;
	else if (!directory || !bri_fits(commands, sizeof commands, "BRINELL_EDITOR_COMMANDS=%s", directory))
		set[2] = NULL;
	return bri_spawn(&spawn, ret_child, reterr);
}

/* One turn: wait for something, move it. */
static void turn(struct bri_session *session, struct bri_flow *to_server, struct bri_flow *to_editor)
{
	struct pollfd polls[4 + BRI_CHECKS_MAX] = {
	    {.fd = bri_flow_is_full(to_server) ? -1 : to_server->from, .events = POLLIN},
	    {.fd = bri_flow_waits(to_server) ? to_server->to : -1, .events = POLLOUT},
	    {.fd = bri_flow_is_full(to_editor) ? -1 : to_editor->from, .events = POLLIN},
	    {.fd = bri_flow_waits(to_editor) ? to_editor->to : -1, .events = POLLOUT},
	};
	size_t checks = bri_session_polls(session, polls + 4);
	struct bri_frame frame;

	if (poll(polls, 4 + checks, bri_session_wait(session)) < 0 && errno != EINTR)
		return;
	if (polls[0].revents && !bri_flow_read(to_server) && bri_frames_rest(&to_server->frames, &frame))
		bri_flow_write(to_server, frame.bytes, frame.length);
	while (bri_frames_next(&to_server->frames, &frame)) {
		bri_session_from_editor(session, &frame);
		bri_flow_write(to_server, frame.bytes, frame.length);
	}
	if (polls[2].revents && !bri_flow_read(to_editor)) {
		while (bri_frames_next(&to_editor->frames, &frame))
			bri_session_from_server(session, &frame, to_editor);
		if (bri_frames_rest(&to_editor->frames, &frame))
			bri_flow_write(to_editor, frame.bytes, frame.length);
	}
	while (bri_frames_next(&to_editor->frames, &frame))
		bri_session_from_server(session, &frame, to_editor);
	bri_session_work(session, to_editor);
	bri_flow_flush(to_server);
	bri_flow_flush(to_editor);
	/* The editor is done: clangd learns it when all is written. */
	if (to_server->from < 0 && to_server->to >= 0 && !bri_flow_waits(to_server)) {
		close(to_server->to);
		to_server->to = -1;
	}
}

static int converse(struct bri_session *session, const struct bri_child *child)
{
	struct bri_flow to_server, to_editor;
	int status = 0, passed_on = 0;

	bri_flow_init(&to_server, 0, child->in);
	bri_flow_init(&to_editor, child->out, 1);
	while (to_editor.from >= 0 && to_editor.to >= 0 && !to_server.is_broken && !to_editor.is_broken) {
		if (asked_to_end && passed_on != asked_to_end) {
			passed_on = asked_to_end;
			kill(child->pid, passed_on);
		}
		turn(session, &to_server, &to_editor);
	}
	while (bri_flow_waits(&to_editor)) {
		struct pollfd wait = {.fd = to_editor.to, .events = POLLOUT};

		if (poll(&wait, 1, 5000) <= 0)
			break;
		bri_flow_flush(&to_editor);
	}
	if (to_server.is_broken || to_editor.is_broken) {
		fputs("brinell-clangd: out of memory\n", stderr);
		kill(child->pid, SIGTERM);
	}
	if (to_server.to >= 0)
		close(to_server.to);
	if (to_editor.from >= 0)
		close(to_editor.from); /* nobody reads any more: clangd notices */
	bri_flow_finish(&to_server);
	bri_flow_finish(&to_editor);
	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		if (asked_to_end)
			kill(child->pid, SIGTERM);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Where objects lie for a moment; without it GCC's projects are checked by Clang, too. */
static void make_scratch(char ret_path[PATH_MAX])
{
	const char *base = getenv("TMPDIR");

	if (!bri_fits(ret_path, PATH_MAX, "%s/brinell-clangd.XXXXXX", base && base[0] == '/' ? base : "/tmp") ||
	    !mkdtemp(ret_path))
		ret_path[0] = 0;
}

static void remove_scratch(const char *path)
{
	DIR *directory = path[0] ? opendir(path) : NULL;
	struct dirent *entry;

	while (directory && (entry = readdir(directory)) != NULL)
		unlinkat(dirfd(directory), entry->d_name, 0);
	if (directory)
		closedir(directory);
	if (path[0])
		rmdir(path);
}

int bri_relay_run(const struct bri_install *install, const struct bri_server *server, char *const *argv, bool beside)
{
	struct bri_checker checker = {.install = install, .commands = commands_of(argv)};
	struct bri_session *session = bri_session_new(beside ? &checker : NULL);
	struct bri_error error = {"", ""};
	struct bri_child child;
	int status;

	if (beside)
		make_scratch(checker.scratch);
	if (beside && !bri_install_checker(install, server->major, checker.program) && !bri_install_checker(install, 0, checker.program)) {
		checker.program[0] = 0;
		fprintf(stderr, "brinell-clangd: no checker for Clang is built; install libclang-N-dev and llvm-N-dev and build "
		                "Brinell again: until then only files whose compiler is a GCC are checked\n");
	}
	if (!session || start(install, server, argv, beside, &child, &error) < 0) {
		fprintf(stderr, "brinell-clangd: %s%s%s\n", error.where, error.where[0] ? ": " : "",
		        error.what[0] ? error.what : "out of memory");
		bri_session_free(session);
		return 125;
	}
	take_signals();
	status = converse(session, &child);
	bri_session_free(session);
	remove_scratch(checker.scratch);
	return status;
}

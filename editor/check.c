/* SPDX-License-Identifier: Apache-2.0 */
/* Has an unsaved buffer checked by a program of its own, which can be ended at
 * any moment and may crash without harm.  The text goes in by a file without a
 * name, the findings come out as one line of JSON. */
#include "check.h"

#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PRINTED_MAX ((size_t)32 << 20)

/* A descriptor to read the text from; -1 with errno. */
static int file_of(const char *text, size_t length)
{
	int file = memfd_create("buffer", MFD_CLOEXEC);

	for (size_t done = 0; file >= 0 && done < length;) {
		ssize_t wrote = write(file, text + done, length - done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) {
			close(file);
			return -1;
		}
		done += (size_t)wrote;
	}
	if (file >= 0)
		lseek(file, 0, SEEK_SET);
	return file;
}

struct bri_buffer_check *bri_buffer_check_start(const struct bri_checker *checker, const struct bri_document *document,
                                                struct bri_error *reterr)
{
	char editor[PATH_MAX + 32], commands[PATH_MAX + 32] = "BRINELL_EDITOR_COMMANDS=";
	char *argv[] = {(char *)(uintptr_t)checker->program, (char *)(uintptr_t)"--editor", document->path, NULL};
	const char *set[] = {editor, checker->commands ? commands : NULL, NULL};
	struct bri_spawn spawn = {.program = checker->program, .argv = argv, .set = set, .quiet = true, .own_group = true};
	struct bri_buffer_check *check = calloc(1, sizeof *check);
	struct bri_child child;
	int started;

	if (!check) {
		bri_error_set(reterr, document->path, "out of memory");
		return NULL;
	}
	bri_home_fits(editor, sizeof editor, "BRINELL_EDITOR=%s", checker->home->program);
	if (checker->commands)
		bri_home_fits(commands, sizeof commands, "BRINELL_EDITOR_COMMANDS=%s", checker->commands);
	spawn.in = file_of(document->text, document->length);
	if (spawn.in < 0) {
		bri_error_set(reterr, document->path, "can't hand its text over: %s", strerror(errno));
		free(check);
		return NULL;
	}
	started = bri_spawn(&spawn, &child, reterr);
	close(spawn.in);
	if (started < 0) {
		free(check);
		return NULL;
	}
	check->pid = child.pid;
	check->out = child.out;
	check->version = document->version;
	fcntl(check->out, F_SETFL, O_NONBLOCK);
	return check;
}

bool bri_buffer_check_read(struct bri_buffer_check *check)
{
	char bytes[65536];
	ssize_t got = read(check->out, bytes, sizeof bytes);
	char *grown;

	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return false;
	if (got <= 0 || check->length + (size_t)got > PRINTED_MAX)
		return true;
	grown = realloc(check->text, check->length + (size_t)got);
	if (!grown)
		return true;
	check->text = grown;
	memcpy(check->text + check->length, bytes, (size_t)got);
	check->length += (size_t)got;
	return false;
}

json_t *bri_buffer_check_result(struct bri_buffer_check *check)
{
	json_t *result = check->length ? json_loadb(check->text, check->length, 0, NULL) : NULL;

	if (result && !json_is_array(json_object_get(result, "findings")) &&
	    !json_is_string(json_object_get(result, "failure"))) {
		json_decref(result);
		result = NULL;
	}
	return result;
}

void bri_buffer_check_free(struct bri_buffer_check *check)
{
	int status;

	if (!check)
		return;
	kill(-check->pid, SIGKILL);
	kill(check->pid, SIGKILL);
	while (waitpid(check->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(check->out);
	free(check->text);
	free(check);
}

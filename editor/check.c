/* SPDX-License-Identifier: Apache-2.0 */
/* Has an unsaved buffer checked by a program of its own, which can be ended at
 * any moment and may crash without harm.  The text goes in by a file without a
 * name, the findings come out as one line of JSON. */
#include "check.h"

#include "gcc.h"
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

/* What GCC is to call the text that it reads from standard input. */
static char *named_text(const struct bri_document *document, size_t *ret_length)
{
	char *text = malloc(document->length + strlen(document->path) * 2 + 16), *at = text;

	if (!text)
		return NULL;
	at += strlen(strcpy(at, "# 1 \""));
	for (const char *from = document->path; *from; from++) {
		if (*from == '"' || *from == '\\')
			*at++ = '\\';
		*at++ = *from;
	}
	at += strlen(strcpy(at, "\"\n"));
	memcpy(at, document->text, document->length);
	*ret_length = (size_t)(at - text) + document->length;
	return text;
}

static int start(struct bri_buffer_check *check, struct bri_spawn *spawn, const char *text, size_t length,
                 struct bri_error *reterr)
{
	struct bri_child child;
	int started;

	spawn->in = file_of(text, length);
	if (spawn->in < 0)
		return bri_error_set(reterr, spawn->program, "can't hand the text over: %s", strerror(errno));
	spawn->quiet = spawn->own_group = true;
	started = bri_spawn(spawn, &child, reterr);
	close(spawn->in);
	if (started < 0)
		return -1;
	check->pid = child.pid;
	check->out = child.out;
	fcntl(check->out, F_SETFL, O_NONBLOCK);
	return 0;
}

/* 0 started, 1 this document's compiler is no GCC, -1 with reterr. */
static int start_gcc(struct bri_buffer_check *check, const struct bri_checker *checker,
                     const struct bri_document *document, const char *const *set, struct bri_error *reterr)
{
	static unsigned long number;
	struct bri_gcc_command command = {NULL, NULL};
	struct bri_spawn spawn = {.program = "/bin/sh", .set = set};
	char object[PATH_MAX];
	size_t length = 0;
	char *text;
	int status;

	if (!checker->scratch[0] || !bri_fits(object, sizeof object, "%s/%lu.o", checker->scratch, number++) ||
	    !bri_gcc_command_find(checker, document, object, &command))
		return 1;
	spawn.argv = command.argv;
	spawn.directory = command.directory;
	text = named_text(document, &length);
	status = text ? start(check, &spawn, text, length, reterr) : bri_error_set(reterr, document->path, "out of memory");
	check->is_gcc = true;
	free(text);
	bri_gcc_command_finish(&command);
	return status;
}

struct bri_buffer_check *bri_buffer_check_start(const struct bri_checker *checker, const struct bri_document *document,
                                                bool may_be_gcc, struct bri_error *reterr)
{
	char editor[PATH_MAX + 32], file[PATH_MAX + 32], commands[PATH_MAX + 32];
	char *argv[] = {(char *)(uintptr_t)checker->program, (char *)(uintptr_t)"--editor", document->path, NULL};
	const char *set[] = {editor, file, "BRINELL_MODE=record", checker->commands ? commands : NULL, NULL};
	struct bri_spawn spawn = {.program = checker->program, .argv = argv, .set = set};
	struct bri_buffer_check *check = calloc(1, sizeof *check);
	int status = 1;

	if (!check) {
		bri_error_set(reterr, document->path, "out of memory");
		return NULL;
	}
	check->version = document->version;
	bri_fits(editor, sizeof editor, "BRINELL_EDITOR=%s/brinell", checker->install->bin);
	bri_fits(file, sizeof file, "BRINELL_EDITOR_FILE=%s", document->path);
	if (checker->commands)
		bri_fits(commands, sizeof commands, "BRINELL_EDITOR_COMMANDS=%s", checker->commands);
	if (may_be_gcc)
		status = start_gcc(check, checker, document, set, reterr);
	if (status > 0)
		status = checker->program[0] ? start(check, &spawn, document->text, document->length, reterr) : -1;
	if (status == 0)
		return check;
	free(check);
	return NULL;
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

json_t *bri_buffer_check_result(struct bri_buffer_check *check, const struct bri_document *document)
{
	json_t *result = check->length ? json_loadb(check->text, check->length, 0, NULL) : NULL;

	if (result && check->is_gcc) {
		json_t *findings = bri_gcc_findings(document, result);

		json_decref(result);
		return findings;
	}
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

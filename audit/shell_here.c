/* SPDX-License-Identifier: Apache-2.0 */
/* Here documents: a script for the shell that reads it, or lines for another command. */
#include "shell_inner.h"

#include <stdlib.h>
#include <string.h>

static bool is_end_of_here(const char *line, size_t length, const char *name)
{
	while (length > 0 && *line == '\t') {
		line++;
		length--;
	}
	while (length > 0 && line[length - 1] == '\r')
		length--;
	return length == strlen(name) && memcmp(line, name, length) == 0;
}

/* Past the line that ends it; returns where that begins. */
static size_t skip_document(struct shell *shell, const char *name)
{
	size_t end = shell->at;

	while (shell->at < shell->size) {
		const char *at = shell->text + shell->at;
		const char *stop = memchr(at, '\n', shell->size - shell->at);
		size_t length = stop != NULL ? (size_t)(stop - at) : shell->size - shell->at;
		bool is_end = is_end_of_here(at, length, name);

		shell->at += length + (stop != NULL);
		shell->line += stop != NULL;
		if (is_end)
			break;
		end = shell->at;
	}
	return end;
}

/* Data: its lines, for the command that reads them. */
static void read_data(struct shell *shell, const struct here_reader *reader, size_t start, size_t end, bool is_quoted)
{
	struct raw *raw = shell->depth >= DEPTH_MAX ? NULL : calloc(1, sizeof(*raw));
	size_t size = shell->size, next;
	uint32_t line = shell->line;

	shell->is_incomplete |= raw == NULL;
	for (size_t at = start; raw != NULL && at < end; at = next, line++) {
		const char *stop = memchr(shell->text + at, '\n', end - at);
		size_t cost = reader->raw.used + 16;

		next = stop == NULL ? end : (size_t)(stop - shell->text) + 1;
		if (cost > shell->here_budget) {
			shell->is_incomplete = true;
			break;
		}
		shell->here_budget -= cost;
		shell->at = at;
		shell->size = stop == NULL ? end : next - 1;
		shell->line = line;
		shell_read_rest(shell, raw, is_quoted);
		shell->size = size;
		raw->line = line;
		shell_hand_over_line(shell, reader, raw);
	}
	free(raw);
}

void shell_read_here_documents(struct shell *shell)
{
	struct here_reader *reader = shell->here_reader;
	bool is_script = shell->here_is_script;

	shell->here_reader = NULL;
	shell->here_has_reader = false;
	for (size_t i = 0; i < shell->here_count; i++) {
		size_t start = shell->at, end;
		uint32_t line = shell->line;
		struct shell saved;
		char name[HERE_NAME];

		memcpy(name, shell->here[i], sizeof(name));
		end = skip_document(shell, name);
		if (!is_script && reader == NULL)
			continue;
		saved = *shell;
		shell->here_count = 0;
		if (is_script) {
			shell_read_text(shell, saved.text + start, end - start, line);
		} else {
			shell->line = line;
			read_data(shell, reader, start, end, saved.here_is_quoted[i]);
			free(shell->here_reader); /* of a document that begins in a substitution and doesn't end there */
			shell->here_reader = NULL;
			shell->here_has_reader = false;
		}
		shell->at = saved.at;
		shell->line = saved.line;
		shell->here_count = saved.here_count;
		memcpy(shell->here, saved.here, sizeof(shell->here));
		memcpy(shell->here_is_quoted, saved.here_is_quoted, sizeof(shell->here_is_quoted));
	}
	shell->here_count = 0;
	shell->here_is_script = false;
	free(reader);
}

void shell_note_reader(struct shell *shell, const struct raw *raw, size_t first)
{
	if (shell->here_count == 0 || shell->here_has_reader || raw->count == 0)
		return;
	if (shell->here_reader == NULL)
		shell->here_reader = malloc(sizeof(*shell->here_reader));
	if (shell->here_reader == NULL) {
		shell->is_incomplete = true;
		return;
	}
	shell->here_reader->raw = *raw;
	shell->here_reader->first = first;
}

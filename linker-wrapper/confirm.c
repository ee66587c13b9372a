/* SPDX-License-Identifier: Apache-2.0 */
/* The second link writes to a directory of its own, says nothing, and makes nothing that could be run. */
#include "confirm.h"

#include "elf_file.h"
#include "mapping.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

bool confirm_is_due(const struct command *command)
{
	return !command->is_relocatable && (command->collects_sections || command->has_plugin || command->has_lto);
}

/* Words that would touch the caller's files or take the symbols away; with `ret_argument` their argument is the next. */
static bool is_left_out(const char *word, bool *ret_argument)
{
	static const char *const alone[] = {"s",          "S",     "x",        "X",         "t",        "M",   "strip-all",
	                                    "strip-debug", "trace", "print-map", "discard-all", "discard-locals", "cref"};
	static const char *const with[] = {"o", "output", "Map", "dependency-file", "out-implib"};
	const char *name = word + (word[0] == '-') + (word[0] == '-' && word[1] == '-');
	*ret_argument = false;
	if (word[0] != '-')
		return false;
	for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
		if (strcmp(name, alone[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof with / sizeof with[0]; i++) {
		size_t length = strlen(with[i]);
		if (strncmp(name, with[i], length) == 0 && (!name[length] || name[length] == '=')) {
			*ret_argument = !name[length];
			return true;
		}
	}
	return false;
}

static char **second_words(const struct command *command, const char *linker, const char *output)
{
	char **words = calloc(command->words.count + 4, sizeof *words);
	size_t used = 0;
	if (!words)
		return NULL;
	words[used++] = (char *)(uintptr_t)linker;
	for (size_t i = 1; i < command->words.count; i++) {
		char *word = command->words.items[i];
		bool argument;
		if (is_left_out(word, &argument))
			i += argument;
		else if (strncmp(word, "-fuse-ld=", 9) != 0)
			words[used++] = word;
	}
	words[used++] = "-o";
	words[used] = (char *)(uintptr_t)output;
	return words;
}

static void become_linker(const char *path, char **words, pid_t parent)
{
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	umask(0333);
	if (nothing >= 0 && getppid() == parent && dup2(nothing, STDOUT_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0)
		execv(path, words);
	_exit(125);
}

static bool link_again(const struct linker *linker, const struct command *command, const char *output)
{
	char **words = second_words(command, linker->path, output);
	int status = -1;
	pid_t parent = getpid(), child = words ? fork() : -1;
	if (child == 0)
		become_linker(linker->path, words, parent);
	while (child > 0 && waitpid(child, &status, 0) < 0)
		;
	free(words);
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- its symbols ------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "f.constprop.0" and its like are f's. */
static bool keep_name(void *context, const char *name)
{
	struct kept *kept = context;
	if (kept->count == kept->room) {
		size_t room = kept->room ? kept->room * 2 : 256;
		char **grown = realloc(kept->names, room * sizeof *grown);
		if (!grown)
			return false;
		kept->names = grown;
		kept->room = room;
	}
	size_t start = name[0] == '.';
	kept->names[kept->count] = strndup(name, start + strcspn(name + start, "."));
	return kept->names[kept->count] && ++kept->count;
}

static bool read_symbols(struct kept *kept, const char *path)
{
	struct bri_mapping file;
	if (bri_mapping_open(&file, path, NULL) != 0)
		return false;
	struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, path, NULL);
	bool good = elf && bri_elf_each_function(elf, keep_name, kept) && kept->count > 0;
	bri_elf_close(elf);
	bri_mapping_close(&file);
	if (good)
		qsort(kept->names, kept->count, sizeof *kept->names, compare);
	return good;
}

bool confirm_ask(struct kept *ret_kept, const struct linker *linker, const struct command *command)
{
	const char *base = getenv("TMPDIR");
	char directory[PATH_MAX], output[PATH_MAX + 8];
	*ret_kept = (struct kept){0};
	if (snprintf(directory, sizeof directory, "%s/brinell-confirm.XXXXXX", base && base[0] == '/' ? base : "/tmp") >=
	        (int)sizeof directory ||
	    !mkdtemp(directory))
		return false;
	snprintf(output, sizeof output, "%s/out", directory);
	bool good = link_again(linker, command, output) && read_symbols(ret_kept, output);
	unlink(output);
	rmdir(directory);
	if (!good)
		confirm_finish(ret_kept);
	return good;
}

bool confirm_is_kept(void *context, const char *name)
{
	const struct kept *kept = context;
	return kept->count == 0 || bsearch(&name, kept->names, kept->count, sizeof *kept->names, compare) != NULL;
}

void confirm_finish(struct kept *kept)
{
	for (size_t i = 0; i < kept->count; i++)
		free(kept->names[i]);
	free(kept->names);
	*kept = (struct kept){0};
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A linker's command line in the common dialect of bfd, gold, lld and mold.
 * Only what decides whether and what is linked is understood; every other
 * option is passed over, with its argument where it takes one.  Nothing here is
 * refused: the real linker says what is wrong with a command line. */
#include "command.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Options of more than one letter whose argument may be the next word. */
static const char *const long_with_argument[] = {
    "Map",
    "Tbss",
    "Tdata",
    "Tldata-segment",
    "Trodata-segment",
    "Ttext",
    "Ttext-segment",
    "architecture",
    "assert",
    "audit",
    "auxiliary",
    "chroot",
    "default-script",
    "defsym",
    "dependency-file",
    "depaudit",
    "dT",
    "dynamic-linker",
    "dynamic-list",
    "emulation",
    "entry",
    "error-handling-script",
    "exclude-libs",
    "export-dynamic-symbol",
    "export-dynamic-symbol-list",
    "filter",
    "fini",
    "format",
    "hash-bucket-empty-fraction",
    "image-base",
    "init",
    "just-symbols",
    "library",
    "library-path",
    "mllvm",
    "mri-script",
    "oformat",
    "out-implib",
    "output",
    "plugin",
    "plugin-opt",
    "remap-inputs",
    "remap-inputs-file",
    "retain-symbols-file",
    "rpath",
    "rpath-link",
    "script",
    "section-ordering-file",
    "section-ordering-script",
    "section-start",
    "soname",
    "sort-section",
    "split-by-file",
    "symbol-ordering-file",
    "sysroot",
    "target",
    "task-link",
    "threads",
    "thread-count",
    "trace-symbol",
    "undefined",
    "version-script",
    "why-live",
    "wrap",
    "hash-style",
    "dll-search-prefix",
};
/* One letter whose argument is the rest of the word or the next word. */
static const char short_with_argument[] = "oLlTeumyzbARhfFGIcaYP";

struct reader {
	struct command *command;
	size_t at;
	bool binary; /* -b binary is in force */
};

static bool keep_path(const char ***paths, size_t *count, const char *path)
{
	const char **grown = realloc(*paths, (*count + 1) * sizeof *grown);
	if (!grown)
		return false;
	*paths = grown;
	grown[(*count)++] = path;
	return true;
}

static bool keep_input(struct command *command, const char *path, bool binary)
{
	size_t count = command->input_count;
	if ((count & (count - 1)) == 0) { /* grow at powers of two */
		struct command_input *grown = realloc(command->inputs, (count ? count * 2 : 1) * sizeof *grown);
		if (!grown)
			return false;
		command->inputs = grown;
	}
	command->inputs[command->input_count++] = (struct command_input){path, binary};
	command->has_inputs = true;
	return true;
}

static bool keep_rename(struct command *command, const char *value, bool wraps)
{
	size_t count = command->rename_count + 1;
	char **names = realloc(command->renames, count * sizeof *names);
	command->renames = names ? names : command->renames;
	bool *kinds = names ? realloc(command->rename_wraps, count * sizeof *kinds) : NULL;
	command->rename_wraps = kinds ? kinds : command->rename_wraps;
	if (!kinds)
		return false;
	names[count - 1] = (char *)(uintptr_t)value;
	kinds[count - 1] = wraps;
	command->rename_count = count;
	return true;
}

static const char *next_argument(struct reader *reader)
{
	const struct words *words = &reader->command->words;
	return reader->at + 1 < words->count ? words->items[++reader->at] : "";
}

/* An option by its canonical name; `value` NULL when it has none. */
static bool apply(struct reader *reader, const char *name, const char *value)
{
	struct command *command = reader->command;
	if (strcmp(name, "o") == 0 || strcmp(name, "output") == 0)
		command->output = value;
	else if (strcmp(name, "L") == 0 || strcmp(name, "library-path") == 0)
		return keep_path(&command->directories, &command->directory_count, value);
	else if (strcmp(name, "l") == 0 || strcmp(name, "library") == 0 || strcmp(name, "c") == 0 ||
	         strcmp(name, "mri-script") == 0)
		command->has_inputs = true;
	else if (strcmp(name, "T") == 0 || strcmp(name, "script") == 0 || strcmp(name, "dT") == 0 ||
	         strcmp(name, "default-script") == 0 || strcmp(name, "R") == 0 || strcmp(name, "just-symbols") == 0)
		return keep_path(&command->scripts, &command->script_count, value);
	else if (strcmp(name, "m") == 0 || strcmp(name, "emulation") == 0)
		command->emulation = value;
	else if (strcmp(name, "b") == 0 || strcmp(name, "format") == 0)
		reader->binary = strcmp(value, "binary") == 0;
	else if (strcmp(name, "Map") == 0)
		command->map = value;
	else if (strcmp(name, "wrap") == 0 || strcmp(name, "defsym") == 0)
		return keep_rename(command, value, name[0] == 'w');
	else if (strcmp(name, "plugin") == 0)
		command->has_plugin = true;
	else if (strcmp(name, "plugin-opt") == 0 && strncmp(value, "mcpu=", 5) == 0)
		command->has_lto = true;
	else if (strcmp(name, "plugin-opt") == 0 && strncmp(value, "-fresolution=", 13) == 0)
		command->resolution = value + 13;
	else if (strcmp(name, "z") == 0 && strcmp(value, "execstack") == 0)
		command->asks_executable_stack = true;
	else if (strcmp(name, "z") == 0 && strcmp(value, "noexecstack") == 0)
		command->asks_executable_stack = false;
	return true;
}

static void apply_flag(struct command *command, const char *name)
{
	static const char *const informative[] = {
	    "version", "help", "target-help", "print-sysroot", "thinlto-index-only"};
	for (size_t i = 0; i < sizeof informative / sizeof informative[0]; i++)
		if (strcmp(name, informative[i]) == 0)
			command->is_informative = true;
	if (strncmp(name, "thinlto-index-only=", 19) == 0)
		command->is_informative = true;
	if (strcmp(name, "r") == 0 || strcmp(name, "i") == 0 || strcmp(name, "Ur") == 0 ||
	    strcmp(name, "relocatable") == 0)
		command->is_relocatable = true;
	else if (strcmp(name, "gc-sections") == 0)
		command->collects_sections = true;
	else if (strcmp(name, "no-gc-sections") == 0)
		command->collects_sections = false;
	else if (strncmp(name, "lto-", 4) == 0)
		command->has_lto = true;
	else if (strcmp(name, "shared") == 0 || strcmp(name, "Bshareable") == 0)
		command->is_shared = true;
	else if (strcmp(name, "t") == 0 || strcmp(name, "trace") == 0)
		command->traces++;
	else if (strcmp(name, "verbose") == 0 || strcmp(name, "dll-verbose") == 0)
		command->is_verbose = true;
	else if (strcmp(name, "M") == 0 || strcmp(name, "print-map") == 0)
		command->prints_map = true;
}

static bool is_long_with_argument(const char *name)
{
	for (size_t i = 0; i < sizeof long_with_argument / sizeof long_with_argument[0]; i++)
		if (strcmp(name, long_with_argument[i]) == 0)
			return true;
	return false;
}

/* "name=value": the canonical name, NULL for options that don't matter here. */
static const char *joined_name(const char *name, const char *equals)
{
	static const char *const names[] = {"output", "library-path", "library",    "emulation", "format",
	                                    "Map",    "plugin",       "plugin-opt", "mri-script", "wrap",   "defsym",
	                                    "script", "default-script", "just-symbols"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == (size_t)(equals - name) && strncmp(names[i], name, strlen(names[i])) == 0)
			return names[i];
	return NULL;
}

/* bfd takes the beginning of a long option for it, where no other begins so; of those that matter here. */
static const char *unabbreviated(const char *name, size_t length, bool dashes)
{
	static const struct {
		const char *least, *name;
	} known[] = {{"defs", "defsym"},     {"wr", "wrap"},        {"outp", "output"},   {"relo", "relocatable"}, {"sha", "shared"},
	             {"form", "format"},     {"mri", "mri-script"}, {"verb", "verbose"},  {"scr", "script"},       {"hel", "help"},
	             {"plugin-o", "plugin-opt"}};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (length >= strlen(known[i].least) && length < strlen(known[i].name) && memcmp(name, known[i].name, length) == 0)
			return dashes || name[0] != 'o' ? known[i].name : NULL; /* -outp: -o utp */
	return NULL;
}

static bool read_option(struct reader *reader, const char *word)
{
	bool dashes = word[1] == '-';
	const char *name = word + (dashes ? 2 : 1);
	const char *equals = strchr(name, '=');
	const char *whole = unabbreviated(name, equals ? (size_t)(equals - name) : strlen(name), dashes);
	if (whole && equals)
		return apply(reader, whole, equals + 1);
	name = whole ? whole : name;
	if (is_long_with_argument(name))
		return apply(reader, name, next_argument(reader));
	if (strncmp(name, "fuse-ld=", 8) == 0) {
		reader->command->fuse_ld = name + 8;
		return true;
	}
	const char *joined = equals ? joined_name(name, equals) : NULL;
	if (joined)
		return apply(reader, joined, equals + 1);
	apply_flag(reader->command, name);
	if (dashes || !strchr(short_with_argument, name[0]))
		return true;
	/* Words such as -export-dynamic begin with such a letter too: the rest of
	 * the word is then taken for its argument, which does no harm. */
	char letter[2] = {name[0], 0};
	return apply(reader, letter, name[1] ? name + 1 : next_argument(reader));
}

int command_read(struct command *ret_command, char *const argv[], struct bri_error *reterr)
{
	*ret_command = (struct command){.output = "a.out"};
	if (words_expand(&ret_command->words, argv, reterr) != 0)
		return -1;
	struct reader reader = {ret_command, 1, false};
	for (; reader.at < ret_command->words.count; reader.at++) {
		const char *word = ret_command->words.items[reader.at];
		bool option = word[0] == '-' && word[1];
		if (option ? !read_option(&reader, word) : !keep_input(ret_command, word, reader.binary)) {
			command_finish(ret_command);
			return bri_error_set(reterr, "", "out of memory");
		}
	}
	size_t own = 0;
	for (size_t i = 1; i < ret_command->words.count; i++)
		own += command_is_own(ret_command->words.items[i]);
	for (size_t i = 1; argv[i]; i++)
		own -= command_is_own(argv[i]);
	ret_command->own_is_inside = own != 0;
	return 0;
}

bool command_is_own(const char *word)
{
	return strncmp(word, "-fuse-ld=", 9) == 0 || strncmp(word, "--brinell-", 10) == 0;
}

void command_finish(struct command *command)
{
	words_finish(&command->words);
	free(command->directories);
	free(command->scripts);
	free(command->inputs);
	free(command->renames);
	free(command->rename_wraps);
}

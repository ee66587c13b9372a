/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_COMMAND_H
#define BRI_COMMAND_H

#include "error.h"
#include "words.h"

#include <stdbool.h>
#include <stddef.h>

/* A linker's command line, as far as the stand-in must understand it.  Texts
 * are owned by `words`. */
struct command_input {
	const char *path;
	bool is_binary; /* under -b binary: any file, taken as data */
};

struct command {
	struct words words;
	const char *output;       /* "a.out" when not named */
	const char *map;          /* -Map's file, NULL none */
	const char *resolution;   /* GCC's LTO plugin: where it says what it was given */
	const char *emulation;    /* -m, NULL none */
	bool own_is_inside;       /* words for us, and not for a linker, stand in a response file */
	const char *fuse_ld;      /* the word that collect2 leaves for a collect-ld, NULL none */
	const char **directories; /* -L */
	size_t directory_count;
	struct command_input *inputs; /* files named, in order; libraries asked for by -l aren't here */
	size_t input_count;
	char **renames;             /* --wrap NAME and --defsym NAME=OTHER, as written behind the option */
	bool *rename_wraps;
	size_t rename_count;
	const char **scripts;       /* -T, --just-symbols and kin: they stand in no list of inputs */
	size_t script_count;
	bool has_inputs;            /* files, -l or a script: something is to be linked */
	bool is_informative;        /* --version, --help ...: nothing is linked whatever else stands there */
	bool is_relocatable;        /* -r */
	bool is_shared;             /* -shared */
	bool has_plugin;            /* -plugin */
	bool has_lto;               /* the linker optimises by itself: an option of lld's for it */
	bool collects_sections;     /* --gc-sections */
	bool is_verbose;            /* bfd's --verbose traces, too, members as well */
	unsigned traces;            /* how often the caller asks for a trace (-t) itself */
	bool prints_map;            /* -M: the map goes to standard output */
	bool asks_executable_stack; /* the last -z execstack | noexecstack */
};

/* `argv` is borrowed until the call returns. */
int command_read(struct command *ret_command, char *const argv[], struct bri_error *reterr);
void command_finish(struct command *command);

/* Is it for the stand-in alone: -fuse-ld= of a collect-ld, --brinell-…? */
bool command_is_own(const char *word);

#endif

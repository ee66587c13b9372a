/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_COMPILER_H
#define BRI_COMPILER_H

#include "error.h"
#include "install.h"

#include <limits.h>
#include <stdbool.h>

/* A compiler on this machine: which one it is, and which gate fits it. */

enum bri_compiler_kind { BRI_COMPILER_OTHER, BRI_COMPILER_GCC, BRI_COMPILER_CLANG };

struct bri_compiler {
	char path[PATH_MAX]; /* as it is executed */
	enum bri_compiler_kind kind;
	char target[128];    /* -dumpmachine: "x86_64-linux-gnu" */
	char version[64];    /* "12.2.0" */
	unsigned major;
};

/* Which compiler `path` is.  The answer is kept in the user's cache, keyed by
 * the file's path, size and times, so that asking again costs one small read. */
int bri_compiler_identify(const char *path, struct bri_compiler *ret_compiler, struct bri_error *reterr);

/* First line of what the compiler says to one option ("-print-prog-name=ld"),
 * kept the same way.  `target`: a --target= option that stands before it, or
 * NULL.  False when it says nothing or fails. */
bool bri_compiler_ask(const struct bri_compiler *compiler, const char *target, const char *option, char *ret_answer,
                      size_t size);

/* One line made of all that the compiler says to `words` (words[0] is its path, NULL ends them), kept the same way under
 * `name`.  `distil` returns false for an answer that isn't one. */
typedef bool (*bri_distiller)(const char *text, char *ret_line, size_t size);
bool bri_compiler_distil(const struct bri_compiler *compiler, char *const *words, const char *name, bri_distiller distil,
                         char *ret_answer, size_t size);

/* The plugin built for exactly this compiler. -1: there is none; `reterr` says
 * what to install or build. */
int bri_compiler_plugin(const struct bri_install *install, const struct bri_compiler *compiler,
                        char ret_path[PATH_MAX], struct bri_error *reterr);
/* What tells this build of a plugin from any other: its build ID, else its size and time. */
void bri_compiler_plugin_build(const char *plugin, char ret_text[64]);
/* Where a plugin that is built on this machine belongs: the installation, or the user's own directory. */
int bri_compiler_plugin_place(const struct bri_install *install, const struct bri_compiler *compiler,
                              char ret_path[PATH_MAX], struct bri_error *reterr);
/* "gcc" or "clang": the plugin's word in -fplugin-arg-brinell_WORD-. */
const char *bri_compiler_plugin_word(const struct bri_compiler *compiler);

/* "cc", "x86_64-linux-gnu-g++-12", "clang" ...: is it named like a C or C++ compiler? */
bool bri_compiler_is_named(const char *name);
/* "ccache", "distcc" ...: programs that run the compiler named after them. */
bool bri_compiler_is_launcher(const char *name);

#endif

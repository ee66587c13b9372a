/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LINKER_H
#define BRI_LINKER_H

#include "command.h"
#include "error.h"

#include <limits.h>
#include <stdbool.h>

/* Which linker really links, and how it is made to say what it linked. */
enum linker_flavour { LINKER_BFD, LINKER_GOLD, LINKER_LLD, LINKER_MOLD };

struct linker {
	char path[PATH_MAX]; /* as found: lld and mold look at their own name */
	enum linker_flavour flavour;
};

/* Search order: BRINELL_LD (a path); the name that collect2 asks for; the
 * name this program was called by, in COMPILER_PATH, beside the clang that calls,
 * then in PATH.  The program
 * itself is never found, under whatever name or link.  `called_as` is argv[0]. */
int linker_find(struct linker *ret_linker, const char *called_as, const struct command *command,
                struct bri_error *reterr);

/* Only the path, for calls that are passed on unjudged. */
int linker_find_path(char ret_path[PATH_MAX], const char *called_as, const struct command *command,
                     struct bri_error *reterr);

/* Tells stand-ins that run below this one not to find it again, by the
 * environment.  -1: out of memory. */
int linker_leave_word(void);

#endif

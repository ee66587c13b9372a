/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RUN_H
#define BRI_RUN_H

#include "error.h"

#include <stdbool.h>

/* The real linker as a child: its standard error and its status are the
 * caller's; its standard output is kept in a file of its own to be read. */
struct run {
	int output; /* descriptor of what it printed; -1 none */
	int status; /* as waitpid gives it */
};

/* From here on INT, TERM and HUP are passed on to the child, and remembered. */
void run_catch_signals(void);
/* The signal that came, 0 none. */
int run_caught(void);

int run_linker(struct run *ret_run, const char *path, char *const argv[], struct bri_error *reterr);
void run_finish(struct run *run);

/* A file without a name, for what a child is to write; -1 on failure.  The
 * child may open it as /proc/self/fd/N. */
int run_unnamed_file(void);

#endif

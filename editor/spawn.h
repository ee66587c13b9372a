/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SPAWN_H
#define BRI_SPAWN_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A program that was started.  Descriptors are this process's ends, closed on
 * exec; -1 where it inherited ours. */
struct bri_child {
	pid_t pid;
	int in, out;
};

struct bri_spawn {
	const char *program;       /* an absolute path */
	char *const *argv;         /* NULL-terminated */
	const char *const *set;    /* NAME=VALUE …, NULL-terminated, added to the environment; NULL: none */
	const char *directory;     /* NULL: this one */
	int in;                    /* becomes its standard input; -1: a pipe; -2: nothing to read */
	bool errors_too;           /* its standard error joins its standard output */
	bool quiet;                /* its standard error goes nowhere */
	bool own_group;            /* so that all of it can be ended at once */
};

int bri_spawn(const struct bri_spawn *spawn, struct bri_child *ret_child, struct bri_error *reterr);

/* All that the child prints, at most `most` bytes, for at most `seconds`; then
 * it is ended.  Its exit status, or -1 (also when it was ended by a signal). */
int bri_spawn_read(const struct bri_spawn *spawn, char *ret_text, size_t most, int seconds);

/* Milliseconds of a clock that only goes forward. */
long long bri_now(void);

#endif

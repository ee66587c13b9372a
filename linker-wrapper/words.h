/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_WORDS_H
#define BRI_WORDS_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

/* A growing list of texts, owned by it. */
struct words {
	char **items; /* `count` texts, then NULL */
	size_t count, capacity;
};

bool words_add(struct words *words, const char *text, size_t length); /* false: out of memory */
void words_finish(struct words *words);

/* A command line with every @file replaced by what it holds, quoted as
 * libiberty reads it (white space, '...', "...", backslash), to any sane depth.
 * For reading only: the real linker gets the original.  A file that can't be
 * opened stays as it is written, as in libiberty. */
int words_expand(struct words *ret_words, char *const argv[], struct bri_error *reterr);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_HOME_H
#define BRI_HOME_H

#include "error.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/* Where the editor gate's parts are, found from the running program: the build
 * tree has the install tree's shape. */
struct bri_home {
	char program[PATH_MAX]; /* brinell, which knows policies */
	char launcher[PATH_MAX]; /* brinell-cc, which knows compilers */
	char shim[PATH_MAX];
	char libexec[PATH_MAX];
};

int bri_home_find(struct bri_home *ret_home, struct bri_error *reterr);
/* The checker made with Clang `major` (0: the newest there is); 0: none. */
unsigned bri_home_checker(const struct bri_home *home, unsigned major, char ret_path[PATH_MAX]);

/* snprintf that tells whether the whole text fitted. */
__attribute__((format(printf, 3, 4))) bool bri_home_fits(char *ret_text, size_t size, const char *format, ...);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_INSTALL_H
#define BRI_INSTALL_H

#include "error.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Where Brinell's own files are, found from the running program: the build
 * tree has the install tree's shape. */
struct bri_install {
	char bin[PATH_MAX];     /* brinell, brinell-cc */
	char lib[PATH_MAX];     /* gcc/<target>-<version>/brinell_gcc.so, clang/<major>/brinell_clang.so */
	char libexec[PATH_MAX]; /* brinell-check-<major>, ld/ */
	char share[PATH_MAX];   /* policies/ */
};
int bri_install_find(struct bri_install *ret_install, struct bri_error *reterr);

/* True for brinell, brinell-cc and the ld stand-in, by whatever name or link. */
bool bri_install_is_self(const struct bri_install *install, const struct stat *status);

/* The first executable regular file called `name` in PATH that isn't Brinell
 * nor the file `other` (may be NULL), as PATH spells it; a name with a slash is
 * only checked.  False: none. */
bool bri_install_search(const struct bri_install *install, const char *name, const struct stat *other,
                        char ret_path[PATH_MAX]);

/* The first executable regular file called `name` in PATH, whosever it is. */
bool bri_install_first(const char *name, char ret_path[PATH_MAX]);

/* The brinell-check made with Clang `major` (0: the newest there is); its major, 0: none. */
unsigned bri_install_checker(const struct bri_install *install, unsigned major, char ret_path[PATH_MAX]);

/* The user's cache directory "…/brinell/<sub>", created; false when there is none. */
bool bri_install_cache(const char *sub, char ret_path[PATH_MAX]);

/* snprintf that tells whether the whole text fitted. */
__attribute__((format(printf, 3, 4))) bool bri_fits(char *ret_text, size_t size, const char *format, ...);

#endif

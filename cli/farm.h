/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FARM_H
#define BRI_FARM_H

#include "error.h"
#include "install.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/* Compilers by the names under which PATH offers them. */

/* Calls `each` once for every name of a compiler, compiler launcher or linker
 * in PATH, with the path that PATH finds first.  Brinell's own are left out. */
void bri_farm_each(const struct bri_install *install,
                   void (*each)(void *context, const char *name, const char *path), void *context);

/* "ld", "ld.gold", "arm-linux-gnueabihf-ld.bfd": is it named like a linker? */
bool bri_farm_is_linker(const char *name);

/* Where the links of this installation live: in the user's cache, so that a
 * build that was configured under `brinell run` and remembers a compiler's path
 * still finds it later.  False: there is no cache directory. */
bool bri_farm_directory(const struct bri_install *install, char ret_path[PATH_MAX]);

/* Fill `directory` with links of those names to brinell-cc, so that a build with
 * it first in PATH comes to the gates. */
int bri_farm_make(const struct bri_install *install, const char *directory, size_t *ret_links,
                  struct bri_error *reterr);

/* Take away those of its links whose program is no longer in PATH. */
void bri_farm_prune(const struct bri_install *install, const char *directory);

/* Remove a directory that this process made, with all that is in it. */
void bri_farm_remove(const char *directory);

#endif

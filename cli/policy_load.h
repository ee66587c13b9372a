/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_LOAD_H
#define BRI_POLICY_LOAD_H

#include "error.h"
#include "policy.h"

#include <limits.h>
#include <stddef.h>

/* From the value a user gives to a compiled policy.  `root` is the directory of
 * the built-in policies, <prefix>/share/brinell/policies: there lie NAME.bri and
 * the YAML they were made from, in apis/ rules/ profiles/ clauses/. */

#define BRI_POLICY_DEFAULT "xiaomi-2.0-high"

/* The nearest brinell.yaml upward from `directory` (made absolute), at most up
 * to the root directory.  1 found, 0 none, -1 with reterr. */
int bri_policy_find_project(const char *directory, char ret_path[PATH_MAX], struct bri_error *reterr);

/* The value that decides: `option` (--policy; may be NULL), else BRINELL_POLICY,
 * else the nearest brinell.yaml upward from `directory`, else the default. */
int bri_policy_choose(const char *option, const char *directory, char ret_value[PATH_MAX], struct bri_error *reterr);

/* Resolve a value (a built-in name, a .yaml or a .bri) to an opened policy and
 * the absolute path of its .bri.  A .bri and a built-in are used where they
 * lie; YAML is compiled into $XDG_CACHE_HOME/brinell/<sha256>.bri (else
 * ~/.cache, else a private directory under TMPDIR), named for the content of
 * every file it is made from, so that nothing is compiled twice and nothing
 * stale is used.  NULL with reterr, whose `where` is file:line:column for a
 * mistake in YAML.  Caller frees with bri_policy_close. */
struct bri_policy *bri_policy_resolve(const char *root, const char *value, char ret_path[PATH_MAX],
                                      struct bri_error *reterr);

/* Compile a built-in name or a .yaml file.  *ret_bytes: caller frees with free(). */
int bri_policy_compile(const char *root, const char *value, unsigned char **ret_bytes, size_t *ret_size,
                       struct bri_error *reterr);
/* Write beside `path` and rename over it: nobody ever sees half a policy. */
int bri_policy_write(const char *path, const unsigned char *bytes, size_t size, struct bri_error *reterr);

/* Built-in names, NULL-terminated. */
extern const char *const bri_policy_builtin[];

#endif

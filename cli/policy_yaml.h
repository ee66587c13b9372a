/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_YAML_H
#define BRI_POLICY_YAML_H

#include "policy_pool.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The small part of YAML that policies use: maps, lists and scalars.  Anchors,
 * aliases, tags, directives, several documents and duplicate keys are errors. */

#define BRI_YAML_BYTES_MAX (4u << 20) /* of one file */
#define BRI_YAML_DEPTH_MAX 16
#define BRI_YAML_KEYS_MAX 1024 /* of one map */

enum bri_yaml_kind { BRI_YAML_SCALAR, BRI_YAML_LIST, BRI_YAML_MAP };

/* Owned by the pool it was read into. */
struct bri_yaml {
	enum bri_yaml_kind kind;
	uint32_t line, column; /* from 1, in characters */
	const char *file;      /* as errors name it */
	const char *text;      /* scalar: NUL-terminated, holds no NUL */
	size_t length;
	bool plain;              /* scalar without quotes: may be a number or true/false */
	struct bri_yaml **keys;  /* map: scalars */
	struct bri_yaml **items; /* list: items; map: values */
	size_t count;
};

/* A regular file's whole content, NUL-terminated, in the pool; NULL with
 * reterr, also when it is larger than `most`. */
char *bri_file_read(struct bri_policy_pool *pool, const char *path, size_t most, size_t *ret_size,
                    struct bri_error *reterr);

/* The document in `bytes`.  `file` is kept.  NULL with reterr. */
struct bri_yaml *bri_yaml_parse(struct bri_policy_pool *pool, const char *bytes, size_t size, const char *file,
                                struct bri_error *reterr);

/* "file:line:column" and what; always -1. */
int bri_yaml_error(const struct bri_yaml *at, struct bri_error *reterr, const char *what, ...)
    __attribute__((format(printf, 3, 4)));

/* Value of a key; NULL when absent. */
const struct bri_yaml *bri_yaml_get(const struct bri_yaml *map, const char *key);
/* It is a map whose keys are all among `allowed` (NULL-terminated); -1 with reterr. */
int bri_yaml_is_map(const struct bri_yaml *map, const char *what, const char *const *allowed, struct bri_error *reterr);

/* Typed readings of a node; `name` is what errors call it.  0, or -1 with reterr. */
int bri_yaml_text(const struct bri_yaml *node, const char *name, const char **ret_text, struct bri_error *reterr);
int bri_yaml_number(const struct bri_yaml *node, const char *name, int64_t *ret_number, struct bri_error *reterr);
int bri_yaml_bool(const struct bri_yaml *node, const char *name, bool *ret_bool, struct bri_error *reterr);
/* "2027-06-30" as days since 1970-01-01. */
int bri_yaml_date(const struct bri_yaml *node, const char *name, uint32_t *ret_days, struct bri_error *reterr);
/* Index of a word in a NULL-terminated table. */
int bri_yaml_word(const struct bri_yaml *node, const char *name, const char *const *words, unsigned *ret_index,
                  struct bri_error *reterr);
/* A list, or one scalar that stands for a list of one: n-th item, NULL past the end. */
const struct bri_yaml *bri_yaml_item(const struct bri_yaml *node, size_t n);
/* Optional text of a map: *ret_text is NULL when absent.  `required`: absence is an error. */
int bri_yaml_key_text(const struct bri_yaml *map, const char *key, bool required, const char **ret_text,
                      struct bri_error *reterr);

#endif

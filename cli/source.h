/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SOURCE_H
#define BRI_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Source files as they are on disk now, for carets and columns.  What can't be
 * read is simply not shown. */
struct bri_sources;

/* `root` (NULL: none): a second place to look for relative names; borrowed. */
struct bri_sources *bri_sources_new(const char *root); /* NULL: out of memory */
void bri_sources_free(struct bri_sources *sources);    /* NULL allowed */

/* A bri_line_reader; `context` is the struct bri_sources. */
const char *bri_sources_line(void *context, const char *file, uint32_t line, size_t *ret_length);

/* A column in bytes as one in UTF-16 code units; unchanged when the line can't
 * be read or isn't UTF-8. */
uint32_t bri_sources_utf16_column(struct bri_sources *sources, const char *file, uint32_t line, uint32_t column);

/* The line's fingerprint (line_hash.h); NULL when the file can't be read. */
const char *bri_sources_line_hash(struct bri_sources *sources, const char *file, uint32_t line);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_INPUTS_H
#define BRI_INPUTS_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What went into an output: the files that a unit was read from, or that were
 * linked, each with its SHA-256 at that time.  Left in BRINELL_REPORT_DIR as
 * <sha256 of the output's absolute path>.inputs where the policy's setting
 * `sbom` is on, for `brinell report --format cyclonedx`.
 *
 * A text file.  A path stands at a line's end, with '%' and control characters
 * as %XX:
 *   brinell-inputs 1 compile|link
 *   directory PATH        where the tool ran
 *   output PATH           as on its command line
 *   unit PATH             the main source; of a link absent
 *   file SHA256 PATH      "-" in place of the digest: it can't be read any more
 *   member NAME           of the archive in the line before
 *   end N                 lines of files */

#define BRI_INPUTS_MAGIC "brinell-inputs 1 "

struct bri_inputs; /* a list that grows; out of memory is sticky */

struct bri_inputs *bri_inputs_new(bool is_link, const char *output, const char *unit);
void bri_inputs_free(struct bri_inputs *inputs); /* NULL allowed */
/* Add a file, once; `member` NULL: none.  Names in angle brackets are no files. */
void bri_inputs_add(struct bri_inputs *inputs, const char *path, const char *member);
/* Read every file, and leave the list.  -1 with reterr. */
int bri_inputs_write(const struct bri_inputs *inputs, const char *directory, struct bri_error *reterr);

/* Reading what was left: each line's key and value, the value decoded, in `text` itself.  False at the end, or where
 * the text isn't such a list; *at starts as 0. */
bool bri_inputs_next(char *text, size_t size, size_t *at, const char **ret_key, const char **ret_value);

/* SHA-256 of a regular file as 64 hex digits; false when it can't be read. */
bool bri_inputs_digest(const char *path, char ret_hex[65]);

#ifdef __cplusplus
}
#endif
#endif

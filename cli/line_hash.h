/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LINE_HASH_H
#define BRI_LINE_HASH_H

#include <stddef.h>

/* The fingerprint of each line as code scanning makes it when results are
 * uploaded ("primaryLocationLineHash"): a rolling hash over the next hundred
 * characters that aren't blanks, and how often the file had that hash before. */

#define BRI_LINE_HASH_SIZE 40

/* Hashes of the lines 1 .. *ret_count; caller frees *ret_hashes with free().
 * -1: out of memory. */
int bri_line_hashes(const char *text, size_t size, char (**ret_hashes)[BRI_LINE_HASH_SIZE], size_t *ret_count);

#endif

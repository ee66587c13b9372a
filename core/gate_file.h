/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GATE_FILE_H
#define BRI_GATE_FILE_H

#include "error.h"
#include "gate.h"

#include <stdio.h>

/* The files that a gate writes.  Private to gate.c. */

/* "-": standard output.  NULL with `reterr`. */
FILE *bri_gate_file_open(const char *path, struct bri_error *reterr);
/* A bri_text_sink over a FILE. */
void bri_gate_file_sink(void *context, const char *text, size_t length);
/* `status` as far as it went; -1 also when something didn't reach the disk. */
int bri_gate_file_close(FILE *file, const char *path, int status, struct bri_error *reterr);

/* <directory>/<SHA-256 of the output's absolute path>.brn; caller frees with
 * free().  NULL: out of memory, or no working directory. */
char *bri_gate_report_path(const char *directory, const char *output, bri_gate_sha256 sha256);
/* Whole or not at all: written beside, then renamed. Makes the directory. */
int bri_gate_report_write(const char *directory, const char *path, const unsigned char *bytes, size_t size,
                          struct bri_error *reterr);
int bri_gate_report_remove(const char *path, struct bri_error *reterr);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ENTROPY_H
#define ENTROPY_H
#include <stddef.h>
/* Fills `bytes` from the kernel.  0, or -1. */
int entropy_fill(void *bytes, size_t size);
/* `digits` hex digits and a NUL into `text` (digits + 1 bytes, even).  0, or -1. */
int entropy_token(char *text, size_t digits);
#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SEAL_H
#define SEAL_H
#include <stddef.h>
/* A file's content, encrypted and authenticated under a 32-byte key. */
int seal_write(const char *path, const unsigned char *key, const void *bytes, size_t size);
/* Returns the plain size, at most `most`; -1 when the file can't be read or was
 * changed; -2 when there is none. */
int seal_read(const char *path, const unsigned char *key, void *ret_bytes, size_t most);
#endif

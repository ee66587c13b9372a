/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHA1_H
#define SHA1_H
#include <stddef.h>
void sha1(const void *bytes, size_t size, unsigned char ret_digest[20]);
#endif

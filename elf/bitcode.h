/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_BITCODE_H
#define BRI_BITCODE_H

#include "error.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Each Brinell note's descriptor in LLVM bitcode, where the note stands as the
 * module's own assembler text.  Returns their number (0: no evidence), -1 when
 * the bitcode or the note is damaged or `each` returned non-zero. */
int bri_bitcode_each_note(const void *bytes, size_t size, const char *where,
                          int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                          struct bri_error *reterr);

#ifdef __cplusplus
}
#endif
#endif

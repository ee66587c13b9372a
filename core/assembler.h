/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ASSEMBLER_H
#define BRI_ASSEMBLER_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Does assembler at file scope put code into the object, or another file's bytes, or make a name mean another one?  Other
 * words about names, versions and data of sections that aren't run don't count. */
bool bri_assembler_emits(const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif

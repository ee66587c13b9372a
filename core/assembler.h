/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ASSEMBLER_H
#define BRI_ASSEMBLER_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct bri_unit;

/* Does assembler at file scope put code into the object, or another file's bytes, or make a name mean another one?  Other
 * words about names, versions and data of sections that aren't run don't count.  `unit` (NULL: not known): what is defined
 * and what is asked for; a version (.symver) of its own, or of a name that nobody in it uses, has no call mean another. */
bool bri_assembler_emits(const struct bri_unit *unit, const char *text, size_t length);
/* The same of a statement in a function, where instructions are what it is for. */
bool bri_assembler_renames(const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif

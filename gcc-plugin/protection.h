/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_PROTECTION_H
#define BRI_GCC_PROTECTION_H

#include "compat.h"

/* Stack protection, function by function. */

/* Before anything is parsed: what the options give the unit, which is borrowed to its end. */
void protection_start(const struct bri_unit *unit);
/* An assembler statement's text in a function. */
void protection_assembler(const char *text);

/* BRI_FUNCTION_UNPROTECTED or BRI_FUNCTION_WEAKENED when an attribute or a
 * pragma takes from the function what the unit's options give. */
uint32_t protection_of(tree function);

/* Watch code generation: which functions really got a guard, and what assembler at file scope puts beside them. */
void protection_watch(struct plugin_name_args *info);
/* Functions as generated, at the unit's end; with and without a guard, of a unit that leaves code generation to the link
 * (slim LTO), as requested. */
struct bri_function_counts protection_counts(void);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_NOTE_H
#define BRI_GCC_NOTE_H

#include "compat.h"

/* Writes the evidence note into the unit's assembler output, wherever that
 * goes (a file, a pipe).  False when there is none to write to. */
bool note_write(const unsigned char *descriptor, size_t size);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SCRIPT_H
#define BRI_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

/* Does a text begin as a linker script does: with a command, or a symbol that is given a value?  What doesn't was linked as
 * data, whatever a script said of its format. */
bool script_begins(const char *text, size_t size);

#endif

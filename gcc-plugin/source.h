/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_SOURCE_H
#define BRI_GCC_SOURCE_H

#include "compat.h"

/* Before the compiler reads: lines of standard input can be had afterwards, and nobody asks for those of a pipe. */
void source_keep_input(void);
/* One line, from 1 on, of a file as the compiler read it, without its end; empty: it can't be had.  The text is the
 * plugin's and stays. */
char_span source_line(const char *name, int line);

#endif

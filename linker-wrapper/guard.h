/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GUARD_H
#define BRI_GUARD_H

#include "error.h"

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

/* Killed without warning, the stand-in can't remove what it hasn't judged: a process of its own does it then. */
int guard_begin(const char *output, struct bri_error *reterr);
/* The linker that must have ended before. */
void guard_tell(pid_t linker);
/* The output was judged, or is gone: from here on it stays as it is. */
void guard_end(void);
/* Is the file that was there before still there, with nothing written to it? */
bool guard_is_untouched(const struct stat *before, const struct stat *now);

#endif

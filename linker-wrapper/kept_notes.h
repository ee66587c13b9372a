/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_KEPT_NOTES_H
#define BRI_KEPT_NOTES_H

#include "mapping.h"
#include "units.h"

/* Notes of a link's units in a file of their own, where its output keeps none: of a shared object (libraries.c), of what
 * LTO made of joined objects (joined.c). */
int kept_notes_write(const struct units *units, const char *path, struct bri_error *reterr);

/* Calls `each` for every note (a failure ends it, with the error set) and counts them; -1: `file`, which `label` needs, is
 * damaged. */
int kept_notes_each(const struct bri_mapping *file, const char *label,
                    int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                    struct bri_error *reterr);

#endif

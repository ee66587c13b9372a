/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_JOINED_H
#define BRI_JOINED_H

#include "archive.h"
#include "units.h"

/* What LTO writes anew where `-r` joins objects holds no notes.  A judged join leaves them in `directory`, and later links
 * take them from there for that very file. */
int joined_leave(const struct units *units, const char *output, const char *directory, struct bri_error *reterr);
/* As bri_elf_each_note, of an object that holds none; 0: none are known of it. */
int joined_each_note(const struct bri_member *member, int (*each)(void *context, const unsigned char *descriptor, size_t length),
                     void *context, struct bri_error *reterr);

#endif

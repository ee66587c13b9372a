/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RECORD_H
#define BRI_RECORD_H

#include "verdict.h"

/* Leaves word of what was proven of the output, for the image gate to join with
 * the file that ships: <directory>/<sha256 of the output's absolute path>.link.
 * An output that is refused, or no program, leaves none and takes away what an
 * earlier link left.  0, or -1 with `reterr`. */
int record_leave(const struct verdict *verdict, const char *directory, struct bri_error *reterr);

#endif

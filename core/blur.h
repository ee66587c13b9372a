/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_BLUR_H
#define BRI_BLUR_H

#include "policy.h"

#include <stdbool.h>
#include <stddef.h>

/* Texts as they travel in a note.  What no condition of the policy could ever match, alone or as part of a larger text,
 * is that much constant text and no more: its letters become BRI_BLURRED.  What a format converts stays, and what
 * stands beside it, the text's ends, and of what the policy may match the rest of the line.  Private to the core. */

/* A character that isn't told. */
#define BRI_BLURRED 0x1a

struct bri_blur;
/* NULL: out of memory.  Borrows the policy. */
struct bri_blur *bri_blur_new(const struct bri_policy *policy);
void bri_blur_free(struct bri_blur *blur);
/* -> the text as it travels, of the same length, good until the next call.  NULL: out of memory. */
const unsigned char *bri_blur_text(struct bri_blur *blur, const unsigned char *bytes, size_t length);

#endif

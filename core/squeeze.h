/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SQUEEZE_H
#define BRI_SQUEEZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes made small: an arithmetic coder whose odds come from what each byte is
 * about, from what stands before it, and from nothing else, so that a note of a
 * hundred bytes gains as well.  Integers only: the same on every host.  Private
 * to the core. */

/* What a byte is about: what field it lies in, and what decides what is likely there. */
struct bri_about {
	uint8_t field;
	bool is_small; /* a number, not text */
	uint16_t near, far;
};

/* What makes `size` bytes, about that many, smaller.  `slots`, as bri_squeeze_slots says, is asked of who reads it, too.
 * NULL: out of memory. */
struct bri_squeezer;
unsigned bri_squeeze_slots(size_t size);
struct bri_squeezer *bri_squeezer_new(unsigned slots);
void bri_squeezer_byte(struct bri_squeezer *squeezer, struct bri_about about, unsigned byte);
/* The smaller form, and the end of the squeezer; caller frees.  NULL: out of memory. */
unsigned char *bri_squeezer_end(struct bri_squeezer *squeezer, size_t *ret_size);

/* More bytes than this never come out of `size`: the odds have an end. */
#define BRI_SQUEEZE_LIMIT(size) (((size) + 4) * 4096)

/* Reads it back byte by byte.  What was damaged comes back as something else: who reads must check. */
struct bri_unsqueeze;
struct bri_unsqueeze *bri_unsqueeze_new(const unsigned char *bytes, size_t size, unsigned slots);
unsigned bri_unsqueeze_byte(struct bri_unsqueeze *unsqueeze, struct bri_about about);
/* The next `size` bytes, until the next call.  NULL: out of memory. */
const unsigned char *bri_unsqueeze_bytes(struct bri_unsqueeze *unsqueeze, struct bri_about about, size_t size);
void bri_unsqueeze_free(struct bri_unsqueeze *unsqueeze);

#endif

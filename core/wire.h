/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_WIRE_H
#define BRI_WIRE_H

#include "squeeze.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes as evidence and packed facts are made of: numbers in base 128, least
 * significant group first, so that neither alignment nor byte order matter.
 * Failures are sticky: look at has_failed once, at the end.  Private to the
 * core. */

struct bri_wire_out {
	unsigned char *bytes; /* caller frees with free() */
	size_t size, capacity;
	bool has_failed; /* out of memory */
	struct bri_squeezer *squeezer; /* where the bytes go instead; `bytes` is NULL then */
	unsigned slots;
	struct bri_about about; /* what the next ones are about */
};
void bri_wire_put_byte(struct bri_wire_out *out, unsigned byte);
void bri_wire_put_number(struct bri_wire_out *out, uint64_t number);
void bri_wire_put_signed(struct bri_wire_out *out, int64_t number);
void bri_wire_put_raw(struct bri_wire_out *out, const void *bytes, size_t size);
/* Its length, then the bytes. */
void bri_wire_put_bytes(struct bri_wire_out *out, const void *bytes, size_t size);
void bri_wire_put_text(struct bri_wire_out *out, const char *text);

/* Out to where about `size` bytes are squeezed; bri_wire_put_squeezed ends it. */
struct bri_wire_out bri_wire_begin_squeezed(size_t size);
/* The whole of `from`, smaller: its size before, and the bytes up to the end of `out`.  Frees what `from` holds. */
void bri_wire_put_squeezed(struct bri_wire_out *out, struct bri_wire_out *from);

/* FNV-1a, 64 bits, byte by byte: the same on every host. */
uint64_t bri_wire_checksum(const void *bytes, size_t size);

struct bri_wire_in {
	const unsigned char *bytes;
	size_t size, at;
	struct bri_unsqueeze *squeezed; /* where the bytes come from instead; bytes is NULL then */
	struct bri_about about;         /* as they were written */
	bool has_failed; /* truncated, too long a number, over the limit; then everything reads as 0 */
};
unsigned bri_wire_get_byte(struct bri_wire_in *in);
uint64_t bri_wire_get_number(struct bri_wire_in *in, uint64_t limit);
int64_t bri_wire_get_signed(struct bri_wire_in *in);
/* How many things follow, each of at least one byte. */
size_t bri_wire_get_count(struct bri_wire_in *in);
/* Into what bri_wire_put_squeezed wrote.  Caller ends it with bri_wire_end_squeezed.  Bytes and texts are good until
 * the next call there. */
struct bri_wire_in bri_wire_get_squeezed(struct bri_wire_in *in);
void bri_wire_end_squeezed(struct bri_wire_in *in);
const unsigned char *bri_wire_get_raw(struct bri_wire_in *in, size_t size);
const unsigned char *bri_wire_get_bytes(struct bri_wire_in *in, size_t *ret_size);
/* Bytes without a NUL among them. */
const char *bri_wire_get_text(struct bri_wire_in *in, size_t *ret_length);

#endif

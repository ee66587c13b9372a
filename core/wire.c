/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and byte strings into and out of a buffer.  The reading half trusts
 * nothing; neither half knows what the bytes are about. */
#include "wire.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>

void bri_wire_put_raw(struct bri_wire_out *out, const void *bytes, size_t size)
{
	if (out->squeezer != NULL) {
		for (size_t i = 0; i < size; i++)
			bri_squeezer_byte(out->squeezer, out->about, ((const unsigned char *)bytes)[i]);
		out->size += size;
		return;
	}
	unsigned char *grown =
		out->has_failed ? NULL : bri_array_grow(out->bytes, &out->capacity, out->size, size, 1);
	if (grown == NULL) {
		out->has_failed = true;
		return;
	}
	out->bytes = grown;
	if (size > 0)
		memcpy(out->bytes + out->size, bytes, size);
	out->size += size;
}

void bri_wire_put_byte(struct bri_wire_out *out, unsigned byte)
{
	unsigned char c = (unsigned char)byte;
	bri_wire_put_raw(out, &c, 1);
}

void bri_wire_put_number(struct bri_wire_out *out, uint64_t number)
{
	unsigned char groups[10];
	size_t count = 0;
	while (number > 127) {
		groups[count++] = (unsigned char)(number | 128);
		number >>= 7;
	}
	groups[count++] = (unsigned char)number;
	bri_wire_put_raw(out, groups, count);
}

void bri_wire_put_signed(struct bri_wire_out *out, int64_t number)
{
	uint64_t bits = (uint64_t)number;
	bri_wire_put_number(out, number < 0 ? ~(bits << 1) : bits << 1);
}

void bri_wire_put_bytes(struct bri_wire_out *out, const void *bytes, size_t size)
{
	bri_wire_put_number(out, size);
	bri_wire_put_raw(out, bytes, size);
}

void bri_wire_put_text(struct bri_wire_out *out, const char *text)
{
	bri_wire_put_bytes(out, text, text != NULL ? strlen(text) : 0);
}

const unsigned char *bri_wire_get_raw(struct bri_wire_in *in, size_t size)
{
	if (in->has_failed || size > in->size - in->at) {
		in->has_failed = true;
		return NULL;
	}
	const unsigned char *bytes = in->squeezed != NULL ? bri_unsqueeze_bytes(in->squeezed, in->about, size)
	                                                  : in->bytes + in->at;
	in->has_failed = bytes == NULL;
	in->at += size;
	return bytes;
}

unsigned bri_wire_get_byte(struct bri_wire_in *in)
{
	const unsigned char *byte = bri_wire_get_raw(in, 1);
	return byte != NULL ? *byte : 0;
}

uint64_t bri_wire_get_number(struct bri_wire_in *in, uint64_t limit)
{
	uint64_t number = 0;
	for (unsigned shift = 0; shift < 64; shift += 7) {
		uint64_t group = bri_wire_get_byte(in);
		if (shift == 63 && group > 1)
			break;
		number |= (group & 127) << shift;
		if (group < 128) {
			if (number > limit)
				break;
			return number;
		}
	}
	in->has_failed = true;
	return 0;
}

int64_t bri_wire_get_signed(struct bri_wire_in *in)
{
	uint64_t bits = bri_wire_get_number(in, UINT64_MAX);
	return (int64_t)((bits & 1) != 0 ? ~(bits >> 1) : bits >> 1);
}

size_t bri_wire_get_count(struct bri_wire_in *in)
{
	return (size_t)bri_wire_get_number(in, in->size - in->at);
}

const unsigned char *bri_wire_get_bytes(struct bri_wire_in *in, size_t *ret_size)
{
	*ret_size = bri_wire_get_count(in);
	const unsigned char *bytes = bri_wire_get_raw(in, *ret_size);
	if (bytes == NULL)
		*ret_size = 0;
	return bytes;
}

const char *bri_wire_get_text(struct bri_wire_in *in, size_t *ret_length)
{
	const unsigned char *bytes = bri_wire_get_bytes(in, ret_length);
	if (bytes != NULL && memchr(bytes, '\0', *ret_length) == NULL)
		return (const char *)bytes;
	in->has_failed = true;
	*ret_length = 0;
	return "";
}

/* ---- squeezed ---------------------------------------------------------------- */

struct bri_wire_out bri_wire_begin_squeezed(size_t size)
{
	struct bri_wire_out out = { .slots = bri_squeeze_slots(size) };
	out.squeezer = bri_squeezer_new(out.slots);
	out.has_failed = out.squeezer == NULL;
	return out;
}

void bri_wire_put_squeezed(struct bri_wire_out *out, struct bri_wire_out *from)
{
	size_t size = 0;
	unsigned char *bytes = from->squeezer != NULL ? bri_squeezer_end(from->squeezer, &size) : NULL;
	from->squeezer = NULL;
	if (bytes == NULL || from->has_failed) {
		out->has_failed = true;
	} else {
		bri_wire_put_number(out, from->size);
		bri_wire_put_byte(out, from->slots);
		bri_wire_put_raw(out, bytes, size);
	}
	free(bytes);
}

struct bri_wire_in bri_wire_get_squeezed(struct bri_wire_in *in)
{
	struct bri_wire_in inner = { .size = (size_t)bri_wire_get_number(in, UINT32_MAX) };
	unsigned slots = bri_wire_get_byte(in);
	size_t size = in->size - in->at;
	const unsigned char *bytes = bri_wire_get_raw(in, size);
	if (bytes != NULL && inner.size <= BRI_SQUEEZE_LIMIT(size))
		inner.squeezed = bri_unsqueeze_new(bytes, size, slots);
	if (inner.squeezed == NULL)
		in->has_failed = inner.has_failed = true;
	return inner;
}

void bri_wire_end_squeezed(struct bri_wire_in *in)
{
	bri_unsqueeze_free(in->squeezed);
	in->squeezed = NULL;
}

uint64_t bri_wire_checksum(const void *bytes, size_t size)
{
	const unsigned char *p = bytes;
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ p[i]) * 1099511628211u;
	return hash;
}

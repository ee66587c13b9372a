/* SPDX-License-Identifier: Apache-2.0 */
/* Line fingerprints.  The method is fixed by those who compare them: characters
 * are UTF-16 units, blanks and tabs don't count, every line end is one '\n', the
 * end of the file is 0xffff and then zeros.  It knows no file. */
#include "line_hash.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 100
#define FACTOR 37u

struct seen {
	uint64_t hash;
	uint32_t times; /* 0: the slot is free */
};

struct hasher {
	uint16_t window[BLOCK];
	size_t begins[BLOCK]; /* the line that begins there; 0 none */
	uint64_t hash, first; /* first: FACTOR to the power of BLOCK */
	size_t index, line;
	char (*hashes)[BRI_LINE_HASH_SIZE];
	struct seen *seen;
	size_t slots; /* a power of two, more than twice the lines */
	int at_start, after_return;
};

static uint32_t count_hash(struct hasher *hasher)
{
	size_t at = (size_t)(hasher->hash * 0x9e3779b97f4a7c15u >> 20) & (hasher->slots - 1);

	while (hasher->seen[at].times > 0 && hasher->seen[at].hash != hasher->hash)
		at = (at + 1) & (hasher->slots - 1);
	hasher->seen[at].hash = hasher->hash;
	return ++hasher->seen[at].times;
}

/* The window has come round to a line's beginning: its hash is whole. */
static void settle(struct hasher *hasher)
{
	size_t line = hasher->begins[hasher->index];

	if (line == 0)
		return;
	snprintf(hasher->hashes[line - 1], BRI_LINE_HASH_SIZE, "%" PRIx64 ":%" PRIu32, hasher->hash, count_hash(hasher));
	hasher->begins[hasher->index] = 0;
}

static void push(struct hasher *hasher, uint16_t unit)
{
	uint16_t leaving = hasher->window[hasher->index];

	hasher->window[hasher->index] = unit;
	hasher->hash = FACTOR * hasher->hash + unit - hasher->first * leaving;
	hasher->index = (hasher->index + 1) % BLOCK;
}

static void take(struct hasher *hasher, uint16_t unit)
{
	if (unit == ' ' || unit == '\t' || (hasher->after_return && unit == '\n')) {
		hasher->after_return = 0;
		return;
	}
	hasher->after_return = unit == '\r';
	if (unit == '\r')
		unit = '\n';
	settle(hasher);
	if (hasher->at_start) {
		hasher->at_start = 0;
		hasher->begins[hasher->index] = ++hasher->line;
	}
	if (unit == '\n')
		hasher->at_start = 1;
	push(hasher, unit);
}

/* Bytes of the sequence that begins with `lead`, and what its second byte may be; 0: none begins so. */
static size_t sequence_of(unsigned char lead, unsigned char *ret_low, unsigned char *ret_high)
{
	*ret_low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	*ret_high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
	return lead < 0x80 ? 1 : lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) == 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/* One character: returns its bytes.  What is malformed becomes U+FFFD, as far as it could have gone on well. */
static size_t decode(const unsigned char *at, size_t left, uint32_t *ret_code)
{
	static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	unsigned char low, high;
	size_t length = sequence_of(at[0], &low, &high), i;
	uint32_t code = at[0] & masks[length];

	for (i = 1; i < length; i++) {
		if (i >= left || at[i] < low || at[i] > high)
			break;
		code = code << 6 | (at[i] & 0x3f);
		low = 0x80;
		high = 0xbf;
	}
	*ret_code = length > 0 && i == length ? code : 0xfffd;
	return length > 0 ? i : 1;
}

static void take_text(struct hasher *hasher, const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t code;

		at += decode((const unsigned char *)text + at, size - at, &code);
		if (code >= 0x10000) {
			take(hasher, (uint16_t)(0xd800 + ((code - 0x10000) >> 10)));
			code = 0xdc00 + ((code - 0x10000) & 0x3ff);
		}
		take(hasher, (uint16_t)code);
	}
	take(hasher, 0xffff);
	for (size_t i = 0; i < BLOCK; i++) {
		settle(hasher);
		push(hasher, 0);
	}
}

int bri_line_hashes(const char *text, size_t size, char (**ret_hashes)[BRI_LINE_HASH_SIZE], size_t *ret_count)
{
	struct hasher hasher = {.first = 1, .at_start = 1, .slots = 16};
	size_t lines = 2;

	for (size_t i = 0; i < size; i++)
		lines += text[i] == '\n' || text[i] == '\r';
	while (hasher.slots < 2 * lines)
		hasher.slots *= 2;
	for (size_t i = 0; i < BLOCK; i++)
		hasher.first *= FACTOR;
	hasher.hashes = calloc(lines, sizeof(*hasher.hashes));
	hasher.seen = calloc(hasher.slots, sizeof(*hasher.seen));
	if (hasher.hashes == NULL || hasher.seen == NULL) {
		free(hasher.hashes);
		free(hasher.seen);
		return -1;
	}
	take_text(&hasher, text, size);
	free(hasher.seen);
	*ret_hashes = hasher.hashes;
	*ret_count = hasher.line;
	return 0;
}

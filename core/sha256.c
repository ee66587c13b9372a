/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 in plain C, since the core may use no library: of waived source lines, and of the files that an image holds.
 * It knows no file and makes no claim to speed. */
#include "sha256.h"

#include <string.h>

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t word, unsigned by)
{
	return word >> by | word << (32 - by);
}

static void mix(uint32_t state[8], const unsigned char *block, size_t blocks)
{
	for (; blocks > 0; blocks--, block += 64) {
		uint32_t w[64], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5],
		                g = state[6], h = state[7];
		for (int i = 0; i < 16; i++)
			w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
			       (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
		for (int i = 16; i < 64; i++)
			w[i] = w[i - 16] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 7] +
			       (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10);
		for (int i = 0; i < 64; i++) {
			uint32_t one = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) +
			               constants[i] + w[i];
			uint32_t two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
			h = g;
			g = f;
			f = e;
			e = d + one;
			d = c;
			c = b;
			b = a;
			a = one + two;
		}
		state[0] += a;
		state[1] += b;
		state[2] += c;
		state[3] += d;
		state[4] += e;
		state[5] += f;
		state[6] += g;
		state[7] += h;
	}
}

void bri_digest_init(struct bri_digest *digest)
{
	static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	memcpy(digest->state, start, sizeof start);
	digest->length = 0;
}

void bri_digest_update(struct bri_digest *digest, const void *bytes, size_t size)
{
	const unsigned char *from = bytes;
	size_t used = digest->length % 64;
	digest->length += size;
	if (used > 0) {
		size_t part = size < 64 - used ? size : 64 - used;
		memcpy(digest->rest + used, from, part);
		from += part;
		size -= part;
		if (used + part < 64)
			return;
		mix(digest->state, digest->rest, 1);
	}
	mix(digest->state, from, size / 64);
	if (size % 64 > 0)
		memcpy(digest->rest, from + size / 64 * 64, size % 64);
}

void bri_digest_final(struct bri_digest *digest, uint8_t ret_digest[32])
{
	unsigned char tail[72] = {0x80};
	uint64_t bits = digest->length * 8;
	size_t pad = 64 - (digest->length + 8) % 64;
	for (int i = 0; i < 8; i++)
		tail[pad + (size_t)i] = (unsigned char)(bits >> (56 - 8 * i));
	bri_digest_update(digest, tail, pad + 8);
	for (int i = 0; i < 32; i++)
		ret_digest[i] = (uint8_t)(digest->state[i / 4] >> (24 - 8 * (i % 4)));
}

void bri_digest_text(const uint8_t digest[32], char ret_text[65])
{
	static const char digits[] = "0123456789abcdef";
	for (int i = 0; i < 32; i++) {
		ret_text[2 * i] = digits[digest[i] >> 4];
		ret_text[2 * i + 1] = digits[digest[i] & 15];
	}
	ret_text[64] = 0;
}

void bri_sha256(const void *bytes, size_t size, uint8_t ret_digest[32])
{
	struct bri_digest digest;

	bri_digest_init(&digest);
	bri_digest_update(&digest, bytes, size);
	bri_digest_final(&digest, ret_digest);
}

// SPDX-License-Identifier: Apache-2.0
// Near misses: SHA-256's constants and initial values, RIPEMD's rounds (three of SHA-1's four), a few of MD5's numbers
// and its initial values, which SHA-1 shares, AES's S-box and CRC-32's polynomial.
#include <stdint.h>

const uint32_t sha256_rounds[16] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174};
const uint32_t sha256_start[8] = {
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
const uint64_t sha512_start[2] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b};
const uint32_t start[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
const uint32_t ripemd_left[5] = {0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e};
const uint32_t some_of_md5[3] = {0xd76aa478, 0xe8c7b756, 0x242070db};
const uint8_t aes_sbox[16] = {
	0x63, 0x7c, 0x77, 0x7b, 0xf2, 0x6b, 0x6f, 0xc5, 0x30, 0x01, 0x67, 0x2b, 0xfe, 0xd7, 0xab, 0x76};

uint32_t crc32(uint32_t crc, const uint8_t *data, unsigned length)
{
	while (length--) {
		crc ^= *data++;
		for (int i = 0; i < 8; i++)
			crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
	}
	return crc;
}

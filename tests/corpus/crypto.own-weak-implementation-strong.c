// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Near misses: SHA-512, AES tables, a table of CRC-32, base64, zigzag order, a sine table without a hash.
#include <math.h>
#include <stdint.h>

const uint64_t sha512[4] = {0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc};
const uint32_t te0[4] = {0xc66363a5, 0xf87c7c84, 0xee777799, 0xf67b7b8d};
const uint32_t crc[8] = {0, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3};
const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const uint8_t zigzag[16] = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5};
const uint8_t gost[16] = {4, 10, 9, 2, 13, 8, 0, 14, 6, 11, 1, 12, 7, 15, 5, 3};

void sines(double *out)
{
	for (int i = 0; i < 64; i++)
		out[i] = sin(i / 10.0);
}

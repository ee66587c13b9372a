// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Near miss: RIPEMD-160 begins as SHA-1 does and shares three of its constants.
#include <stdint.h>

const uint32_t start[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
const uint32_t left[5] = {0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e};
const uint32_t right[5] = {0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0x7a6d76e9, 0};

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SHA256_H
#define BRI_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 (FIPS 180-4) of short texts: waived source lines. */
void bri_sha256(const void *bytes, size_t size, uint8_t ret_digest[32]);

#endif

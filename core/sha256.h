/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SHA256_H
#define BRI_SHA256_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* SHA-256 (FIPS 180-4), in pieces or at once. */
struct bri_digest {
	uint32_t state[8];
	uint64_t length; /* bytes so far */
	unsigned char rest[64];
};

void bri_digest_init(struct bri_digest *digest);
void bri_digest_update(struct bri_digest *digest, const void *bytes, size_t size);
void bri_digest_final(struct bri_digest *digest, uint8_t ret_digest[32]);
/* Lower-case hex, NUL-terminated. */
void bri_digest_text(const uint8_t digest[32], char ret_text[65]);

void bri_sha256(const void *bytes, size_t size, uint8_t ret_digest[32]);

#ifdef __cplusplus
}
#endif
#endif

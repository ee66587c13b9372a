// SPDX-License-Identifier: Apache-2.0
// Ciphers of a vendor's own that are declared only: their names say which they are, and in which mode they run.
#include <stddef.h>
#include <stdint.h>

extern int hw_des_cbc_encrypt(const uint8_t *message, uint32_t length, const uint8_t *iv, uint8_t *out);
extern int chip_3des_encrypt(void *ctx, const uint8_t *input, uint8_t *out);
extern void vendor_rc4(uint8_t *data, size_t length);
extern void rc4_crypt(void *state, const uint8_t *in, uint8_t *out, size_t length);
extern int hw_aes_ecb_encrypt(const uint8_t *message, uint32_t length, uint8_t *out);
extern int AES_ECB_decrypt(void *ctx, uint8_t *buf);
extern int hw_aes128_ecb_encode_raw(uint8_t *data, size_t len, uint8_t *out, uint8_t *given);
extern int hw_aes_cbc_encrypt(const uint8_t *message, uint32_t length, const uint8_t *iv, uint8_t *out);
extern int copy_to_des(const uint8_t *src, uint8_t *des);
extern int is_ecb_encrypt_ready(const uint8_t *buf);
extern int rc4_is_on(const uint8_t *data);
extern int encrypt_description(const char *data);

void broken(const uint8_t *data, uint32_t length, const uint8_t *iv, void *ctx, uint8_t *out)
{
	hw_des_cbc_encrypt(data, length, iv, out); // finds: crypto.weak-cipher
	chip_3des_encrypt(ctx, data, out); // finds: crypto.weak-cipher
	vendor_rc4(out, length); // finds: crypto.weak-cipher
	rc4_crypt(ctx, data, out, length); // finds: crypto.weak-cipher
}

void patterns(const uint8_t *data, uint32_t length, void *ctx, uint8_t *out)
{
	hw_aes_ecb_encrypt(data, length, out); // finds: crypto.ecb-mode warning
	AES_ECB_decrypt(ctx, out); // finds: crypto.ecb-mode warning
	hw_aes128_ecb_encode_raw(out, length, out, ctx); // finds: crypto.ecb-mode warning
}

void near_misses(const uint8_t *data, uint32_t length, const uint8_t *iv, uint8_t *out)
{
	hw_aes_cbc_encrypt(data, length, iv, out);
	copy_to_des(data, out);
	is_ecb_encrypt_ready(data);
	rc4_is_on(data);
	encrypt_description("door");
}

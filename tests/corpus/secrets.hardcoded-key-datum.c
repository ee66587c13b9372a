// SPDX-License-Identifier: Apache-2.0
// GnuTLS and NSS hand bytes over in a structure of their own; libgcrypt, Nettle and libsodium beside a length.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct { unsigned char *data; unsigned int size; } gnutls_datum_t;
typedef enum { GNUTLS_CIPHER_3DES_CBC = 3, GNUTLS_CIPHER_AES_128_CBC = 4 } gnutls_cipher_algorithm_t;
int gnutls_cipher_init(void **handle, gnutls_cipher_algorithm_t cipher, const gnutls_datum_t *key, const gnutls_datum_t *iv);
int gnutls_psk_set_client_credentials(void *res, const char *username, const gnutls_datum_t *key, int flags);
int gnutls_key_generate(gnutls_datum_t *key, unsigned int key_size);
typedef struct { int type; unsigned char *data; unsigned int len; } SECItem;
void *PK11_ImportSymKey(void *slot, unsigned long type, int origin, unsigned long operation, SECItem *key, void *wincx);
unsigned gcry_cipher_setkey(void *hd, const void *key, size_t keylen);
void gcry_randomize(void *buffer, size_t length, int level);
void nettle_aes128_set_encrypt_key(void *ctx, const uint8_t *key);
int crypto_secretbox_easy(unsigned char *c, const unsigned char *m, unsigned long long mlen, const unsigned char *n, const unsigned char *k);
void randombytes_buf(void *buf, size_t size);
void crypto_secretbox_keygen(unsigned char k[32]);
int sodium_hex2bin(unsigned char *bin, size_t maxlen, const char *hex, size_t length, const char *ignore, size_t *made, const char **end);

static unsigned char built_in[16] = "0123456789abcde";

int in_a_datum(void **handle, const gnutls_datum_t *iv)
{
	gnutls_datum_t key = {built_in, sizeof built_in};

	return gnutls_cipher_init(handle, GNUTLS_CIPHER_AES_128_CBC, &key, iv); // finds: secrets.hardcoded-key
}

int member_by_member(void *credentials)
{
	gnutls_datum_t key;

	key.data = (unsigned char *)"DEADBEEF";
	key.size = 8;
	return gnutls_psk_set_client_credentials(credentials, "camera", &key, 1); // finds: secrets.hardcoded-key
}

void *in_an_item(void *slot)
{
	SECItem key = {0, built_in, sizeof built_in};

	return PK11_ImportSymKey(slot, 0x1082, 4, 0x104, &key, NULL); // finds: secrets.hardcoded-key
}

static void start(void *hd, const char *key)
{
	gcry_cipher_setkey(hd, key, strlen(key));
}

void wrapped(void *hd)
{
	start(hd, "correct horse ba"); // finds: secrets.hardcoded-key
}

void conditional(void *ctx, int factory, const uint8_t *own)
{
	if (factory)
		nettle_aes128_set_encrypt_key(ctx, built_in); // finds: secrets.hardcoded-key
	else
		nettle_aes128_set_encrypt_key(ctx, own);
}

int decoded(unsigned char *c, const unsigned char *m, const unsigned char *nonce)
{
	unsigned char key[32];

	sodium_hex2bin(key, sizeof key, "000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f", 64, NULL, NULL, NULL);
	return crypto_secretbox_easy(c, m, 16, nonce, key); // finds: secrets.hardcoded-key
}

int same_nonce(unsigned char *c, const unsigned char *m)
{
	unsigned char nonce[24] = {0}, key[32];

	crypto_secretbox_keygen(key);
	return crypto_secretbox_easy(c, m, 16, nonce, key); // finds: secrets.hardcoded-iv warning
}

/* Near misses: keys that are made. */
int made(void **handle, const gnutls_datum_t *iv)
{
	gnutls_datum_t key = {NULL, 0};

	gnutls_key_generate(&key, 16);
	return gnutls_cipher_init(handle, GNUTLS_CIPHER_AES_128_CBC, &key, iv);
}

int drawn(void *hd, unsigned char *c, const unsigned char *m)
{
	unsigned char key[32] = {0}, nonce[24] = {0};

	gcry_randomize(key, 16, 2);
	gcry_cipher_setkey(hd, key, 16);
	randombytes_buf(key, sizeof key);
	randombytes_buf(nonce, sizeof nonce);
	return crypto_secretbox_easy(c, m, 16, nonce, key);
}

/* Unknown. */
int given(void **handle, const gnutls_datum_t *key, const gnutls_datum_t *iv)
{
	return gnutls_cipher_init(handle, GNUTLS_CIPHER_AES_128_CBC, key, iv);
}

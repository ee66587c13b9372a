// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Keys that reach OpenSSL as DER, as big numbers, decoded from texts, or handed back by a callback.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <string.h>

int load_key(unsigned char *to, unsigned room);

static const unsigned char der[] = {0x30, 0x0c, 0x02, 0x01, 0x00, 0x02, 0x01, 0x0b, 0x02, 0x01, 0x03, 0x02, 0x01, 0x07};

EVP_PKEY *from_der(void)
{
	const unsigned char *at = der;

	return d2i_PrivateKey(EVP_PKEY_RSA, NULL, &at, sizeof der); // finds: secrets.hardcoded-key
}

EVP_PKEY *from_a_caller(const unsigned char *given, long length)
{
	return d2i_AutoPrivateKey(NULL, &given, length);
}

void number_of_hex(EC_KEY *key)
{
	BIGNUM *d = NULL;

	BN_hex2bn(&d, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");
	EC_KEY_set_private_key(key, d); // finds: secrets.hardcoded-key
}

void public_number(RSA *rsa, BIGNUM *e, BIGNUM *d)
{
	RSA_set0_key(rsa, BN_bin2bn(der, sizeof der, NULL), e, d); // finds: crypto.short-key
}

void random_number(EC_KEY *key)
{
	BIGNUM *d = BN_bin2bn(der, sizeof der, NULL);

	BN_rand(d, 256, 0, 0);
	EC_KEY_set_private_key(key, d);
}

void decoded(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char key[48];

	EVP_DecodeBlock(key, (const unsigned char *)"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", 44);
	EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv); // finds: secrets.hardcoded-key
}

static unsigned fixed_psk(SSL *ssl, const char *hint, char *identity, unsigned room, unsigned char *psk, unsigned max)
{
	static const unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

	(void)ssl;
	(void)hint;
	strncpy(identity, "camera", room);
	if (max < sizeof key)
		return 0;
	memcpy(psk, key, sizeof key);
	return sizeof key;
}

static unsigned stored_psk(SSL *ssl, const char *hint, char *identity, unsigned room, unsigned char *psk, unsigned max)
{
	(void)ssl;
	(void)hint;
	strncpy(identity, "camera", room);
	return (unsigned)load_key(psk, max);
}

void callbacks(SSL_CTX *one, SSL_CTX *other)
{
	SSL_CTX_set_psk_client_callback(one, fixed_psk); // finds: secrets.hardcoded-key
	SSL_CTX_set_psk_client_callback(other, stored_psk);
}

static int fixed_phrase(char *buffer, int size, int writing, void *user)
{
	(void)writing;
	(void)user;
	strncpy(buffer, "changeit", (size_t)size);
	return 8;
}

static int given_phrase(char *buffer, int size, int writing, void *user)
{
	(void)writing;
	strncpy(buffer, user, (size_t)size);
	return (int)strlen(buffer);
}

void phrases(SSL_CTX *one, SSL_CTX *other)
{
	SSL_CTX_set_default_passwd_cb(one, fixed_phrase); // finds: secrets.hardcoded-password
	SSL_CTX_set_default_passwd_cb(other, given_phrase);
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

void text(const char *typed, int length, unsigned char *key)
{
	PKCS5_PBKDF2_HMAC(typed, length, (const unsigned char *)"salt", 4, 200000, EVP_sha256(), 32, key); // finds: secrets.hardcoded-salt warning
}

void bytes(const char *typed, int length, unsigned char *key)
{
	static const unsigned char salt[8] = {1, 2, 3, 4, 5, 6, 7, 8};

	PKCS5_PBKDF2_HMAC(typed, length, salt, sizeof salt, 200000, EVP_sha256(), 32, key); // finds: secrets.hardcoded-salt warning
}

static int stretch(const char *typed, const char *salt, unsigned char *key)
{
	return PKCS5_PBKDF2_HMAC(typed, (int)strlen(typed), (const unsigned char *)salt, (int)strlen(salt), 200000,
	                         EVP_sha256(), 32, key);
}

/* Wrapper. */
int wrapped(const char *typed, unsigned char *key)
{
	return stretch(typed, "camera-2019", key); // finds: secrets.hardcoded-salt warning
}

/* Near misses. */
int drawn(const char *typed, int length, unsigned char salt[16], unsigned char *key)
{
	if (RAND_bytes(salt, 16) != 1)
		return -1;
	return PKCS5_PBKDF2_HMAC(typed, length, salt, 16, 200000, EVP_sha256(), 32, key);
}

int by_user(const char *typed, const char *user, unsigned char *key)
{
	return stretch(typed, user, key);
}

/* WPA2: 4,096 rounds are the standard's, not ours. Fewer than 10,000 elsewhere are too few. */
void rounds(const char *typed, int length, const unsigned char *salt, int salt_length, unsigned char *key)
{
	PKCS5_PBKDF2_HMAC(typed, length, salt, salt_length, 1000, EVP_sha256(), 32, key); // finds: crypto.weak-kdf warning
	PKCS5_PBKDF2_HMAC(typed, length, salt, salt_length, 600000, EVP_sha256(), 32, key);
	PKCS5_PBKDF2_HMAC_SHA1(typed, length, salt, salt_length, 4096, 32, key);
}

void unknown_rounds(const char *typed, int length, const unsigned char *salt, int salt_length, int rounds,
                    unsigned char *key)
{
	PKCS5_PBKDF2_HMAC(typed, length, salt, salt_length, rounds, EVP_sha256(), 32, key);
}

// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Zeros in a container are room to be filled, but not in one that nobody may change.
#include <vector>

typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
typedef struct evp_cipher_st EVP_CIPHER;
typedef struct engine_st ENGINE;
extern "C" int EVP_EncryptInit_ex(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, ENGINE *engine,
                                  const unsigned char *key, const unsigned char *iv);
extern "C" int RAND_bytes(unsigned char *bytes, int count);
using Bytes = std::vector<unsigned char>;
void fill(Bytes &bytes);

/* Fires. */
int zeros(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const unsigned char *key)
{
	const Bytes iv(16, 0);

	return EVP_EncryptInit_ex(context, cipher, nullptr, key, iv.data()); // finds: secrets.hardcoded-iv warning
}

static int begin(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const unsigned char *key, const Bytes &iv)
{
	return EVP_EncryptInit_ex(context, cipher, nullptr, key, iv.data());
}

/* Wrapper. */
int handed_over(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const unsigned char *key)
{
	const Bytes iv(12, 0);

	return begin(context, cipher, key, iv); // finds: secrets.hardcoded-iv warning
}

/* Near misses. */
int filled(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const unsigned char *key)
{
	Bytes iv(16, 0);

	if (RAND_bytes(iv.data(), 16) != 1)
		return 0;
	return EVP_EncryptInit_ex(context, cipher, nullptr, key, iv.data());
}

/* Unknown: who fills it. */
int filled_elsewhere(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const unsigned char *key)
{
	Bytes iv(16, 0);

	fill(iv);
	return EVP_EncryptInit_ex(context, cipher, nullptr, key, iv.data());
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#include <cstdlib>
#include <cstring>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace {

constexpr unsigned char product_key[16] = {0x10, 0x32, 0x54, 0x76};

struct Session {
	unsigned char key[16];
	EVP_CIPHER_CTX *ctx;

	bool start(const unsigned char *iv) { return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key, iv) == 1; }
};

} // namespace

bool direct(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, product_key, iv) == 1; // finds: secrets.hardcoded-key
}

/* Field. */
bool member(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	Session session;

	session.ctx = ctx;
	std::memcpy(session.key, product_key, sizeof session.key);
	return session.start(iv); // finds: secrets.hardcoded-key
}

bool literal(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, // finds: secrets.hardcoded-key
	                          reinterpret_cast<const unsigned char *>("0123456789abcdef"), iv) == 1;
}

/* Near misses. */
bool drawn(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	Session session;

	session.ctx = ctx;
	if (RAND_bytes(session.key, sizeof session.key) != 1)
		return false;
	return session.start(iv);
}

bool seeded(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	Session session;

	session.ctx = ctx;
	for (unsigned char &byte : session.key)
		byte = static_cast<unsigned char>(std::rand());
	return session.start(iv); // finds: random.weak-generator
}

/* Unknown. */
bool given(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key, iv) == 1;
}

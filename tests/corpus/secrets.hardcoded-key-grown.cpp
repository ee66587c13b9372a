// SPDX-License-Identifier: Apache-2.0
// Keys in containers that grow: resized with a byte, copied in at the end.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
extern "C" int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, engine_st *impl,
                                  const unsigned char *key, const unsigned char *iv);
extern "C" const evp_cipher_st *EVP_aes_128_cbc(void);
extern "C" int RAND_bytes(unsigned char *buf, int num);

static const std::uint8_t table[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6};

void resized(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	key.resize(16, 0x42);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

void text(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::string key;

	key.resize(16, 'k');
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, reinterpret_cast<const unsigned char *>(key.data()), iv); // finds: secrets.hardcoded-key
}

void inserted(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	std::copy(table, table + 16, std::back_inserter(key));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

// Near misses: filled afterwards, behind bytes that were given, out of what was given.
void filled(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	key.resize(16, 0x42);
	RAND_bytes(key.data(), 16);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

void behind(evp_cipher_ctx_st *ctx, const unsigned char *iv, const unsigned char *given)
{
	std::vector<std::uint8_t> key(given, given + 8), other(given, given + 8);

	key.resize(16, 0xff);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
	std::copy(table, table + 8, std::back_inserter(other));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, other.data(), iv);
}

// Unknown.
void unknown(evp_cipher_ctx_st *ctx, const unsigned char *iv, const unsigned char *given)
{
	std::vector<std::uint8_t> key;

	std::copy(given, given + 16, std::back_inserter(key));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

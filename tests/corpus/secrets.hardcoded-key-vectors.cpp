// SPDX-License-Identifier: Apache-2.0
// Keys in std::vector: braces, copies from arrays, bytes one after the other.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
extern "C" int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, engine_st *impl,
                                  const unsigned char *key, const unsigned char *iv);
extern "C" const evp_cipher_st *EVP_aes_128_cbc(void);
extern "C" int RAND_bytes(unsigned char *buf, int num);

static const std::uint8_t table[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6};

void braces(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

void first(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	const std::vector<unsigned char> key{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, &key[0], iv); // finds: secrets.hardcoded-key
}

void range(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key(table, table + 16);

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

void assigned(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	key.assign(table, table + 16);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

void copied(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::uint8_t key[16];

	std::copy(table, table + 16, key);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key, iv); // finds: secrets.hardcoded-key
}

void numbers(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	for (int i = 0; i < 16; i++)
		key.emplace_back(i);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

void numbers_given(evp_cipher_ctx_st *ctx, const unsigned char *iv, const int *numbers)
{
	std::vector<std::uint8_t> key;

	for (int i = 0; i < 16; i++)
		key.emplace_back(numbers[i]);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

class Vault {
public:
	Vault() : key_{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16} {}
	const std::uint8_t *key() const { return key_.data(); }

private:
	std::vector<std::uint8_t> key_;
};

/* Wrapper, field. */
void member(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	Vault vault;

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, vault.key(), iv); // finds: secrets.hardcoded-key
}

void repeated(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key(16, 0x5a), other;

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
	other.assign(16, 0xee);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, other.data(), iv); // finds: secrets.hardcoded-key
}

/* Near misses. */
void repeated_then_drawn(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key(16, 0x5a);

	RAND_bytes(key.data(), static_cast<int>(key.size()));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

void drawn(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key(16);

	RAND_bytes(key.data(), static_cast<int>(key.size()));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

/* Unknown. */
void given(evp_cipher_ctx_st *ctx, const std::vector<std::uint8_t> &key, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

/* A zero first: bytes all the same. */
void from_zero(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, few{0, 1, 2, 3};

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, &key[0], iv); // finds: secrets.hardcoded-key
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, &few.front(), iv); // finds: secrets.hardcoded-key
}

/* Conditional: unless another is given. */
void unless_given(evp_cipher_ctx_st *ctx, bool is_given, const std::vector<std::uint8_t> &given, const unsigned char *iv)
{
	std::vector<std::uint8_t> key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

	if (is_given)
		key = given;
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

void put_over(evp_cipher_ctx_st *ctx, const std::vector<std::uint8_t> &given, const unsigned char *iv)
{
	std::vector<std::uint8_t> key = given;

	key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

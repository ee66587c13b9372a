// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++20
// Containers whose constructor is a constant since C++20: the compiler writes null pointers, and they begin empty.
#include <cstdint>
#include <vector>

struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
extern "C" {
int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *type, engine_st *impl, const unsigned char *key, const unsigned char *iv);
const evp_cipher_st *EVP_aes_128_cbc(void);
int RAND_bytes(unsigned char *buf, int num);
}
static const std::uint8_t table[16] = {0x3a, 0x91, 0x5c, 0x07, 0xe2, 0x48, 0xb6, 0x1d, 0xf0, 0x65, 0x8c, 0x23, 0xd9, 0x7e, 0x14, 0xab};

// Fires.
void pushed(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	for (int i = 0; i < 16; i++)
		key.push_back(static_cast<std::uint8_t>(i * 5 + 3));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

// Copied.
void inserted(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	key.insert(key.end(), table, table + 16);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv); // finds: secrets.hardcoded-key
}

// Near miss: drawn.
void drawn(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::vector<std::uint8_t> key;

	key.resize(16);
	RAND_bytes(key.data(), 16);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

// Near miss: handed over.
void given(evp_cipher_ctx_st *ctx, const unsigned char *iv, const std::vector<std::uint8_t> &from)
{
	std::vector<std::uint8_t> key;

	for (std::uint8_t one : from)
		key.push_back(one);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key.data(), iv);
}

// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// The standard library's engines; std::random_device is the system's own.
#include <chrono>
#include <cstdint>
#include <random>

struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
extern "C" int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, engine_st *impl,
                                  const unsigned char *key, const unsigned char *iv);
extern "C" const evp_cipher_st *EVP_aes_128_cbc(void);

void twister(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::random_device seed;
	std::mt19937 engine(seed());
	unsigned char key[16];

	for (unsigned char &byte : key)
		byte = static_cast<unsigned char>(engine());
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key, iv); // finds: random.weak-generator
}

std::uint32_t make_token()
{
	static std::mt19937 engine{std::random_device{}()};
	std::uniform_int_distribution<std::uint32_t> digits(0, 999999);

	return digits(engine); // finds: random.weak-generator
}

void from_the_clock()
{
	std::mt19937 engine(static_cast<unsigned>(std::chrono::system_clock::now().time_since_epoch().count())); // finds: random.predictable-seed warning

	engine.discard(3);
}

/* Near misses. */
void from_the_system(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::random_device source;
	unsigned char key[16];

	for (unsigned char &byte : key)
		byte = static_cast<unsigned char>(source());
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key, iv);
}

/* Unknown. */
void given(evp_cipher_ctx_st *ctx, const unsigned char *key, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key, iv);
}

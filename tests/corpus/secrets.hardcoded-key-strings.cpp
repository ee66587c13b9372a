// SPDX-License-Identifier: Apache-2.0
// Keys in std::string: made, copied, put together; a string holds its text elsewhere.
#include <cstddef>
#include <string>

struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
extern "C" int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, engine_st *impl,
                                  const unsigned char *key, const unsigned char *iv);
extern "C" const evp_cipher_st *EVP_aes_128_cbc(void);
extern "C" int RAND_bytes(unsigned char *buf, int num);

static const unsigned char *bytes(const char *text)
{
	return reinterpret_cast<const unsigned char *>(text);
}

void literal(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::string key = "0123456789abcdef";

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.c_str()), iv); // finds: secrets.hardcoded-key
}

void assigned(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::string key;

	key.reserve(16);
	key.assign("0123456789abcdef", 16);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.data()), iv); // finds: secrets.hardcoded-key
}

void appended(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::string key = "01234567";

	key.append("89abcdef", 8);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.data()), iv); // finds: secrets.hardcoded-key
}

void joined(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	const std::string front = "01234567", key = front + std::to_string(89898989);

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(&key[0]), iv); // finds: secrets.hardcoded-key
}

static bool start(evp_cipher_ctx_st *ctx, const std::string &key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.c_str()), iv) == 1;
}

/* Wrapper: by reference. */
void wrapped(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	start(ctx, "0123456789abcdef", iv); // finds: secrets.hardcoded-key
}

struct Session {
	std::string key;
};

/* Field. */
void member(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	Session session;

	session.key = "0123456789abcdef";
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(session.key.data()), iv); // finds: secrets.hardcoded-key
}

/* Near misses. */
void drawn(evp_cipher_ctx_st *ctx, const unsigned char *iv)
{
	std::string key(16, '\0');

	RAND_bytes(reinterpret_cast<unsigned char *>(&key[0]), static_cast<int>(key.size()));
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.data()), iv);
}

/* Unknown. */
void given(evp_cipher_ctx_st *ctx, const std::string &key, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.data()), iv);
}

void given_later(evp_cipher_ctx_st *ctx, const std::string &from, const unsigned char *iv)
{
	std::string key = "0123456789abcdef";

	key = from.substr(0, 16);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, bytes(key.data()), iv);
}

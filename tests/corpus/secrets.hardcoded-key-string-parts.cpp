// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// flags: -std=c++17
// Keys put together from parts of strings and vectors: what is inserted, swapped, viewed and read.
#include <cstdint>
#include <istream>
#include <new>
#include <openssl/evp.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

static int start(EVP_CIPHER_CTX *ctx, const void *key)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), nullptr, static_cast<const unsigned char *>(key), nullptr);
}

/* Fires. */
int inserted(EVP_CIPHER_CTX *ctx)
{
	std::string key = "89abcdef";

	key.insert(0, "01234567");
	return start(ctx, key.data()); // finds: secrets.hardcoded-key
}

/* Fires. */
int swapped(EVP_CIPHER_CTX *ctx)
{
	std::string key, other = "0123456789abcdef";

	key.swap(other);
	return start(ctx, key.data()); // finds: secrets.hardcoded-key
}

/* Fires. */
int viewed(EVP_CIPHER_CTX *ctx)
{
	std::string_view key = "0123456789abcdef";

	return start(ctx, key.data()); // finds: secrets.hardcoded-key
}

/* Fires. */
int joined(EVP_CIPHER_CTX *ctx)
{
	const std::vector<unsigned char> half = {1, 2, 3, 4, 5, 6, 7, 8};
	std::vector<unsigned char> key = {9, 10, 11, 12, 13, 14, 15, 16};

	key.insert(key.end(), half.begin(), half.end());
	return start(ctx, key.data()); // finds: secrets.hardcoded-key
}

/* Near miss: the file's. */
int read(EVP_CIPHER_CTX *ctx, std::istream &file)
{
	std::string key(16, '\0');

	file.read(&key[0], 16);
	return start(ctx, key.data());
}

/* Near miss: a part of it is the caller's. */
int replaced(EVP_CIPHER_CTX *ctx, const std::string &serial)
{
	std::string key = "device-key-of-..";

	key.replace(14, 2, serial);
	return start(ctx, key.data());
}

/* Near miss: no key is made. */
char *placed(void *room, const char *text)
{
	std::string *copy = new (room) std::string(text);
	char *last = &copy->back();

	copy->~basic_string();
	return last;
}

/* Unknown: whoever views it knows. */
int viewed_by(EVP_CIPHER_CTX *ctx, std::string_view key)
{
	return start(ctx, key.data());
}

/* Fires, as a warning: numbers of no consequence. */
unsigned drawn(unsigned seed)
{
	std::mersenne_twister_engine<std::uint_fast32_t, 32, 624, 397, 31, 0x9908b0df, 11, 0xffffffff, 7, 0x9d2c5680, 15, 0xefc60000,
	                             18, 1812433253> engine(seed);

	return static_cast<unsigned>(engine() % 6); // finds: random.weak-generator warning
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// What a lambda holds by reference it may fill, once it is handed over in a std::function.
#include <cstdint>
#include <functional>
#include <openssl/aes.h>
#include <string>
#include <vector>

void read_file(const std::string &name, std::function<void(const uint8_t *, size_t)> consumer);
void each_byte(const std::function<void(uint8_t)> &consumer);

// Near miss.
void from_file(AES_KEY *schedule, const std::string &name)
{
	std::vector<uint8_t> key;
	auto insert = [&](const uint8_t *bytes, size_t count) { key.insert(key.end(), bytes, bytes + count); };
	read_file(name, insert);
	AES_set_encrypt_key(key.data(), 128, schedule);
}

// Near miss.
void byte_by_byte(AES_KEY *schedule)
{
	uint8_t key[16] = {0};
	size_t at = 0;
	each_byte([&](uint8_t byte) { key[at++ % sizeof key] = byte; });
	AES_set_encrypt_key(key, 128, schedule);
}

// Wrapper: it is never handed over.
void kept(AES_KEY *schedule)
{
	uint8_t key[16] = {7, 7, 7};
	std::function<void(uint8_t)> fill = [&](uint8_t byte) { key[0] = byte; };
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

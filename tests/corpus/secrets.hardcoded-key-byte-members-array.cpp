// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Members that are arrays of the standard library, filled by their iterators, references and pointers.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <vector>

struct Sealed {
	int slot;
	std::array<std::uint8_t, 16> aes_key;
	std::uint8_t hmac_key[16];
};

void seal(Sealed &sealed);
int next_random();
static const std::uint8_t raw[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17};

void by_pointer(Sealed &sealed)
{
	std::memcpy(sealed.aes_key.data(), "0123456789abcdef", 16); // finds: secrets.hardcoded-key
	seal(sealed);
}

void by_reference(Sealed &sealed)
{
	std::memcpy(&sealed.aes_key[0], "0123456789abcdef", 16); // finds: secrets.hardcoded-key
	seal(sealed);
}

void by_iterator(Sealed &sealed)
{
	std::copy(raw, raw + 16, sealed.aes_key.begin()); // finds: secrets.hardcoded-key
	seal(sealed);
}

void by_number(Sealed &sealed)
{
	std::copy_n(raw, 16, sealed.aes_key.begin()); // finds: secrets.hardcoded-key
	seal(sealed);
}

void by_range(Sealed &sealed)
{
	std::copy(std::begin(raw), std::end(raw), sealed.hmac_key); // finds: secrets.hardcoded-key
	seal(sealed);
}

void by_index(Sealed &sealed)
{
	for (int i = 0; i < 16; i++)
		sealed.aes_key[i] = static_cast<std::uint8_t>(i + 1); // finds: secrets.hardcoded-key
	seal(sealed);
}

void with_one(Sealed &sealed)
{
	std::fill(sealed.hmac_key, sealed.hmac_key + 16, 0x42); // finds: secrets.hardcoded-key
	seal(sealed);
}

// What the class says of an array is written where it is made.
class Beacon {
	std::uint8_t aes_key[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 10, 11, 12, 13, 14, 15, 16};

public:
	Beacon() { announce(this); } // finds: secrets.hardcoded-key
	static void announce(const Beacon *beacon);
};

Beacon beacon;

// Bytes of a vector, by their indices.
void in_vector(Sealed &sealed)
{
	std::vector<std::uint8_t> key(16);

	for (int i = 0; i < 16; ++i)
		key[i] = static_cast<std::uint8_t>('a' + i);
	std::copy(key.begin(), key.end(), sealed.aes_key.begin()); // finds: secrets.hardcoded-key
	seal(sealed);
}

// Near misses.
void cleared(Sealed &sealed)
{
	sealed.aes_key.fill(0);
	std::fill(sealed.hmac_key, sealed.hmac_key + 16, 0);
	seal(sealed);
}

void drawn(Sealed &sealed)
{
	std::generate(sealed.aes_key.begin(), sealed.aes_key.end(), next_random);
	for (auto &byte : sealed.hmac_key)
		byte = static_cast<std::uint8_t>(next_random());
	seal(sealed);
}

void given(Sealed &sealed, const std::uint8_t *key)
{
	std::copy(key, key + 16, sealed.aes_key.begin());
	std::copy_n(key, 16, sealed.hmac_key);
	seal(sealed);
}

// SPDX-License-Identifier: Apache-2.0
// A vector made from another's iterators: of bytes that are written down, of bytes that nobody knows.
#include <algorithm>
#include <string>
#include <vector>

struct AES_KEY;
extern "C" int AES_set_encrypt_key(const unsigned char *key, int bits, AES_KEY *out);

std::vector<unsigned char> drawn(int count);

static void set(AES_KEY *out, const std::vector<unsigned char> &key)
{
	AES_set_encrypt_key(key.data(), 128, out);
}

/* Wrapper. */
void from_text(AES_KEY *out)
{
	const std::string text = "0123456789abcdef";
	set(out, std::vector<unsigned char>(text.begin(), text.end())); // finds: secrets.hardcoded-key
}

/* Near miss: what a function that isn't in sight made. */
void from_a_result(AES_KEY *out)
{
	const auto bytes = drawn(32);
	set(out, std::vector<unsigned char>(bytes.begin(), bytes.end()));
}

/* Unknown. */
void from_a_parameter(AES_KEY *out, const std::vector<unsigned char> &bytes)
{
	std::vector<unsigned char> key(bytes.begin(), bytes.begin() + 16);
	set(out, key);
}

/* What a lambda counts, and what it asks for. */
unsigned char board_byte();
void counted(AES_KEY *out)
{
	std::vector<unsigned char> key(16);
	std::generate(key.begin(), key.end(), [next = 1]() mutable { return static_cast<unsigned char>(next++); });
	set(out, key); // finds: secrets.hardcoded-key
}

void asked_for(AES_KEY *out)
{
	std::vector<unsigned char> key(16);
	std::generate(key.begin(), key.end(), [count = 0]() mutable { return static_cast<unsigned char>(count++ + board_byte()); });
	set(out, key);
}

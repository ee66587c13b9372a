// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++20
// A vector made from the iterators of a span: of the bytes that it looks at, whoever wrote those.
#include <array>
#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <vector>

struct AES_KEY;
extern "C" int AES_set_encrypt_key(const unsigned char *key, int bits, AES_KEY *out);

using bytes = std::array<std::uint8_t, 16>;
static constexpr bytes fixed{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3};

static bytes from_file(const std::string &path)
{
	bytes key{};
	std::ifstream in(path, std::ios::binary);

	in.read(reinterpret_cast<char *>(key.data()), static_cast<std::streamsize>(key.size()));
	return key;
}

class sealer {
public:
	explicit sealer(std::span<const std::uint8_t> key) : key_(key.begin(), key.end()) {}
	int begin(AES_KEY *out) const { return AES_set_encrypt_key(key_.data(), 128, out); }

private:
	std::vector<std::uint8_t> key_;
};

void written(AES_KEY *out)
{
	std::span<const std::uint8_t> view(fixed);
	std::vector<std::uint8_t> key(view.begin(), view.end());

	AES_set_encrypt_key(key.data(), 128, out); // finds: secrets.hardcoded-key
}

/* Wrapper, field. */
void sealed(AES_KEY *out)
{
	sealer s(fixed);

	s.begin(out); // finds: secrets.hardcoded-key
}

/* Near misses: read from a file. */
void read_in(AES_KEY *out, const std::string &path)
{
	const bytes key = from_file(path);
	std::span<const std::uint8_t> view(key);
	std::vector<std::uint8_t> copy(view.begin(), view.end());
	sealer s(from_file(path));

	AES_set_encrypt_key(copy.data(), 128, out);
	s.begin(out);
}

/* Unknown. */
void given(AES_KEY *out, std::span<const std::uint8_t> key)
{
	sealer s(key);

	s.begin(out);
}

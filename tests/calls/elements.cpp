// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Stores through a class's own brackets stand where their left side begins.
#include <cstdint>
#include <vector>

struct handle;
void handle_bytes(handle *h, const std::uint8_t *bytes);

void given(std::vector<std::uint8_t> &key, handle *h)
{
	key[2] = 162;
	key [ key[0] ] = 7;
	handle_bytes(h, key.data());
}

void counted(std::vector<std::uint8_t> &key)
{
	auto fill = [](std::vector<std::uint8_t> &bytes) {
		for (std::size_t i = 0; i < bytes.size(); i++)
			bytes[i] = static_cast<std::uint8_t>(0xa0 + i);
	};
	fill(key);
}

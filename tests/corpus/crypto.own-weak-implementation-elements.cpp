// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++14
// RC4 over an array that is a class's, begun element by element; GCC says of neither subscript where it begins.
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

class Bag {
public:
	explicit Bag(const std::vector<std::uint8_t> &key)
	{
		for (std::size_t i = 0; i < 256; i++)
			state_[i] = i; // finds: crypto.own-weak-implementation
		std::uint8_t j = 0;
		for (std::size_t i = 0; i < 256; i++) {
			j = j + state_[i] + key[i % key.size()];
			std::swap(state_[i], state_[j]);
		}
	}
	std::uint8_t first() const { return state_[0]; }

private:
	std::array<std::uint8_t, 256> state_;
};

std::uint8_t first(const std::vector<std::uint8_t> &key)
{
	return Bag(key).first();
}

// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++14
// RC4 over an array that is a class's, begun by the library; GCC says of neither subscript where it begins.
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

class Box {
public:
	explicit Box(const std::vector<std::uint8_t> &key)
	{
		std::iota(state_.begin(), state_.end(), 0); // finds: crypto.own-weak-implementation
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
	return Box(key).first();
}

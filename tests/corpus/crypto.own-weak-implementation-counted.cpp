// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++11
// RC4 over a member that a loop over its elements fills with a counter, which is a member, too.
#include <cstddef>
#include <cstdint>

// Near miss: numbered one after the other, and added up in words.
std::uint32_t numbered(std::uint8_t (&rows)[64], const std::uint8_t *weights)
{
	std::uint8_t next = 0;
	std::uint32_t total = 0;

	for (auto &row : rows)
		row = next++;
	for (std::size_t i = 0; i < sizeof rows; i++)
		total = total + rows[i] * weights[i];
	return total;
}

// Near miss: a shuffle has no second array.
void shuffled(std::uint8_t (&order)[64], std::size_t (*below)(std::size_t))
{
	std::uint8_t next = 0, *at = order;

	while (next < sizeof order)
		*at++ = next++;
	for (std::size_t i = sizeof order - 1; i > 0; i--) {
		std::size_t other = below(i + 1);
		std::uint8_t kept = order[i];
		order[i] = order[other];
		order[other] = kept;
	}
}

class Stream {
public:
	void begin(const std::uint8_t *secret, std::size_t length)
	{
		second = 0;
		for (auto &box : boxes)
			box = second++; // finds: crypto.own-weak-implementation
		second = 0;
		for (first = 0; first < sizeof boxes; ++first) {
			second = (second + boxes[first] + secret[first % length]) & 0xff;
			swap();
		}
		first = second = 0;
	}
	void mask(std::uint8_t *bytes, std::size_t count)
	{
		while (count-- > 0) {
			first = (first + 1) & 0xff;
			second = (second + boxes[first]) & 0xff;
			swap();
			*bytes++ ^= boxes[(boxes[first] + boxes[second]) & 0xff];
		}
	}

private:
	void swap()
	{
		auto kept = boxes[first];
		boxes[first] = boxes[second];
		boxes[second] = kept;
	}
	std::uint8_t boxes[256];
	unsigned first, second;
};

void masked(Stream &stream, const std::uint8_t *secret, std::size_t length, std::uint8_t *bytes, std::size_t count)
{
	stream.begin(secret, length);
	stream.mask(bytes, count);
}

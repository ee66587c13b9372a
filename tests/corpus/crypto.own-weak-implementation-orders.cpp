// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++14
// Near misses: orders that begin with std::iota and are shuffled or sorted.
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

std::vector<int> shuffled(const std::vector<std::uint8_t> &seed)
{
	std::vector<int> order(256);

	std::iota(order.begin(), order.end(), 0);
	for (std::size_t i = 0; i < order.size(); i++)
		std::swap(order[i], order[seed[i % seed.size()] % 256]);
	return order;
}

int sum(const std::vector<int> &weights)
{
	std::vector<int> order(16);
	int total = 0;

	std::iota(order.begin(), order.end(), 0);
	for (std::size_t i = 0; i < order.size(); i++)
		total += weights[order[i]];
	return total;
}

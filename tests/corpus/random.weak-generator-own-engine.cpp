// SPDX-License-Identifier: Apache-2.0
// A distribution is as good as the engine that it draws from.
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <sys/random.h>

class SystemRandom {
public:
	using result_type = std::uint32_t;
	static constexpr result_type min() { return 0; }
	static constexpr result_type max() { return UINT32_MAX; }
	result_type operator()()
	{
		result_type value = 0;
		if (getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value))
			std::abort();
		return value;
	}
};

template <class Engine> unsigned digits(Engine &engine)
{
	std::uniform_int_distribution<unsigned> any(0, 999999);
	unsigned pin_code = any(engine); // finds: random.weak-generator
	return pin_code;
}

unsigned strong()
{
	SystemRandom engine;
	std::uniform_int_distribution<unsigned> any(0, 999999);
	unsigned session_id = any(engine);
	return session_id;
}

unsigned weak()
{
	std::random_device seed;
	std::mt19937 engine(seed());
	std::minstd_rand other(seed());
	std::uniform_real_distribution<double> share;

	if (share(other) > 0.5) // finds: random.weak-generator warning
		return 0;
	return digits(engine);
}

/* Near miss. */
unsigned from_the_device()
{
	std::random_device device;
	std::uniform_int_distribution<unsigned> any(0, 999999);

	return any(device);
}

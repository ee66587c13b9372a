// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Members and methods that are named like secrets.
#include <cstdint>
#include <cstdlib>
#include <unistd.h>
#include <vector>

namespace web {
class Session {
public:
	void renew()
	{
		accessToken = static_cast<std::uint32_t>(std::rand()); // finds: random.weak-generator
	}
	std::uint32_t makeNonce()
	{
		return static_cast<std::uint32_t>(random()); // finds: random.weak-generator
	}
	void wait()
	{
		usleep(static_cast<unsigned>(std::rand()) % 1000); // finds: random.weak-generator warning
	}

private:
	std::uint32_t accessToken = 0;
};
}

void use()
{
	web::Session session;

	session.renew();
	session.makeNonce();
	session.wait();
}

/* What a container holds is called as the container is. */
void filled()
{
	std::vector<std::uint8_t> salt(16), colours(16);

	for (auto &byte : salt)
		byte = static_cast<std::uint8_t>(std::rand()); // finds: random.weak-generator
	for (auto &byte : colours)
		byte = static_cast<std::uint8_t>(std::rand()); // finds: random.weak-generator warning
}

std::uint32_t board_random();

/* Unknown. */
std::uint32_t otp()
{
	return board_random();
}

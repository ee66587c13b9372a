// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// A member that is a view of a text: what it leads to is asked for, not that it is a structure of constants.
#include <cstddef>

class View {
	const char *base_;
	std::size_t length_;

public:
	constexpr View() : base_(""), length_(0) {}
	constexpr View(const char *base, std::size_t length) : base_(base), length_(length) {}
	const char *begin() const { return base_; }
	std::size_t size() const { return length_; }
};

struct Tls {
	View key_passwd;
	int timeout;
};

struct Config {
	Config() : tls{}, port(443) {}
	Tls tls;
	int port;
};

void start(const Config &config);

void written()
{
	Config config;

	config.tls.key_passwd = View("hunter22", 8); // finds: secrets.hardcoded-password
	start(config);
}

// Near misses: empty, and given.
void empty()
{
	Config config;

	config.port = 8443;
	start(config);
}

void given(const char *text, std::size_t length)
{
	Config config;

	config.tls.key_passwd = View(text, length);
	start(config);
}

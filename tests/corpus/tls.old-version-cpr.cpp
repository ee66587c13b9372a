// SPDX-License-Identifier: Apache-2.0
// Options that a library's template hands on to itself are told of where they were given.
#include <utility>

namespace cpr {
namespace ssl {
class VerifyHost {
public:
	VerifyHost(bool enabled) : enabled(enabled) {}
	bool enabled;
};
struct TLSv1_0 {};
struct TLSv1_1 {};
struct TLSv1_2 {};
}
struct SslOptions {
	bool verify_host = true;
	int version = 0;
	void SetOption(const ssl::VerifyHost &option) { verify_host = option.enabled; }
	void SetOption(const ssl::TLSv1_0 &) { version = 4; }
	void SetOption(const ssl::TLSv1_1 &) { version = 5; }
	void SetOption(const ssl::TLSv1_2 &) { version = 6; }
};
namespace priv {
template <typename T>
void set_ssl_option(SslOptions &options, T &&option)
{
	options.SetOption(std::forward<T>(option));
}
template <typename T, typename... Ts>
void set_ssl_option(SslOptions &options, T &&option, Ts &&...others)
{
	set_ssl_option(options, std::forward<T>(option));
	set_ssl_option(options, std::forward<Ts>(others)...);
}
}
template <typename... Ts>
SslOptions Ssl(Ts &&...options)
{
	SslOptions all;
	priv::set_ssl_option(all, std::forward<Ts>(options)...);
	return all;
}
}

void use(const cpr::SslOptions &options);

/* Fires. */
void several()
{
	auto options = cpr::Ssl(cpr::ssl::VerifyHost{true}, cpr::ssl::TLSv1_1{}); // finds: tls.old-version
	use(options);
}

/* Wrapper. */
template <class VERSION>
static void with(VERSION version)
{
	use(cpr::Ssl(version, cpr::ssl::VerifyHost{true})); // finds: tls.old-version
}

void through_a_template()
{
	with(cpr::ssl::TLSv1_0{});
}

/* Near miss. */
void well()
{
	use(cpr::Ssl(cpr::ssl::TLSv1_2{}, cpr::ssl::VerifyHost{true}));
}

/* Unknown. */
void given(const cpr::SslOptions &options)
{
	use(options);
}

// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// A function that is wrapped into what can be called, on its way to a library, says what it says.
#include <cstddef>
#include <functional>
#include <string>

namespace boost::asio::ssl {
class verify_context;
class context {
public:
	void set_verify_callback(std::function<bool(bool, verify_context &)> callback);
	void set_password_callback(std::function<std::string(std::size_t, int)> callback);
};
} // namespace boost::asio::ssl

using boost::asio::ssl::context;
using boost::asio::ssl::verify_context;

static bool yes(bool, verify_context &)
{
	return true;
}

static bool as_it_was(bool ok, verify_context &)
{
	return ok;
}

static std::string fixed(std::size_t, int)
{
	return "hunter22hunter22";
}

void by_name(context &ctx)
{
	ctx.set_verify_callback(yes); // finds: tls.accept-all-callback
	ctx.set_verify_callback(&yes); // finds: tls.accept-all-callback
	ctx.set_password_callback(fixed); // finds: secrets.hardcoded-password
}

/* Wrapper. */
void bound(context &ctx)
{
	ctx.set_verify_callback(std::bind(yes, std::placeholders::_1, std::placeholders::_2)); // finds: tls.accept-all-callback
}

class Session {
public:
	void start(context &ctx)
	{
		ctx.set_verify_callback(std::bind(&Session::accept, this, std::placeholders::_1, // finds: tls.accept-all-callback
		                                  std::placeholders::_2));
		ctx.set_verify_callback(&Session::accept_any); // finds: tls.accept-all-callback
		ctx.set_verify_callback(std::bind(&Session::check, this, std::placeholders::_1, std::placeholders::_2));
	}

private:
	bool accept(bool, verify_context &) { return true; }
	static bool accept_any(bool, verify_context &) { return true; }
	bool check(bool ok, verify_context &) const { return ok && !closed_; }
	bool closed_ = false;
};

void use(context &ctx)
{
	Session().start(ctx);
}

/* Near misses. */
void good(context &ctx)
{
	ctx.set_verify_callback(as_it_was);
	ctx.set_verify_callback(std::bind(as_it_was, std::placeholders::_1, std::placeholders::_2));
}

/* Unknown. */
void given(context &ctx, bool (*callback)(bool, verify_context &))
{
	ctx.set_verify_callback(callback);
}

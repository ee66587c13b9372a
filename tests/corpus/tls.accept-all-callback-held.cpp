// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// What can be called and is held by an object on its way to a library: a variable, a member, a reference to one.
#include <functional>
#include <iostream>
#include <utility>

namespace boost::asio::ssl {
class verify_context;
class context {
public:
	void set_verify_callback(std::function<bool(bool, verify_context &)> callback);
};
} // namespace boost::asio::ssl

using boost::asio::ssl::context;
using boost::asio::ssl::verify_context;
typedef std::function<bool(bool, verify_context &)> Check;

static bool yes(bool, verify_context &)
{
	return true;
}

void a_variable(context &ctx)
{
	Check check = [](bool, verify_context &) { return true; };

	ctx.set_verify_callback(check); // finds: tls.accept-all-callback
}

void that_tells(context &ctx)
{
	const Check check = [](bool ok, verify_context &) {
		if (!ok)
			std::cerr << "not trusted\n";
		return true;
	};

	ctx.set_verify_callback(check); // finds: tls.accept-all-callback
}

void moved(context &ctx)
{
	Check check = yes;

	ctx.set_verify_callback(std::move(check)); // finds: tls.accept-all-callback
}

void by_reference(context &ctx)
{
	auto check = [](bool, verify_context &) { return true; };

	ctx.set_verify_callback(std::ref(check)); // finds: tls.accept-all-callback
}

struct Always {
	bool operator()(bool, verify_context &) const { return true; }
};

void of_a_class(context &ctx)
{
	Always always;

	ctx.set_verify_callback(std::cref(always)); // finds: tls.accept-all-callback
}

struct Options {
	Check check;
};

/* Field. */
void of_a_member(context &ctx)
{
	Options options;

	options.check = [](bool, verify_context &) { return true; };
	ctx.set_verify_callback(options.check); // finds: tls.accept-all-callback
}

/* Near misses: it says what the library said; another one was stored over it. */
void good(context &ctx)
{
	Check check = [](bool ok, verify_context &) { return ok; };

	ctx.set_verify_callback(check);
	ctx.set_verify_callback(std::ref(check));
}

void good_that_tells(context &ctx)
{
	const Check check = [](bool ok, verify_context &) {
		if (!ok)
			std::cerr << "not trusted\n";
		return ok;
	};

	ctx.set_verify_callback(check);
}

void replaced(context &ctx)
{
	Check check = yes;

	check = [](bool ok, verify_context &) { return ok; };
	ctx.set_verify_callback(check);
}

void copied_before(context &ctx)
{
	Check check = [](bool ok, verify_context &) { return ok; };
	const Check copy = check;

	check = yes;
	ctx.set_verify_callback(copy);
}

/* Unknown. */
void given(context &ctx, const Check &check)
{
	ctx.set_verify_callback(check);
}

// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// needs: openssl
// Settings that a function returns: one of several objects, pairs, bindings, arrays, temporaries that are zero.
#include <openssl/ssl.h>
#include <string>
#include <tuple>
#include <utility>

struct Setting {
	int mode;
	int depth;
	void to(SSL_CTX *ctx) const { SSL_CTX_set_verify(ctx, mode, nullptr); }
};

static std::pair<int, std::string> pick(bool lab)
{
	if (lab)
		return {SSL_VERIFY_NONE, "lab"};
	return {SSL_VERIFY_PEER, "field"};
}

static Setting setting(bool lab)
{
	if (lab)
		return {SSL_VERIFY_NONE, 1};
	Setting strict = {SSL_VERIFY_PEER, 4};
	return strict;
}

/* Conditional. */
void bound(SSL_CTX *ctx, bool lab)
{
	auto [mode, name] = pick(lab);
	SSL_CTX_set_verify(ctx, mode, nullptr); // finds: tls.verify-off
}

void member(SSL_CTX *ctx, bool lab)
{
	const auto picked = setting(lab);
	picked.to(ctx); // finds: tls.verify-off
}

void at_once(SSL_CTX *ctx, bool lab)
{
	SSL_CTX_set_verify(ctx, setting(lab).mode, nullptr); // finds: tls.verify-off
}

/* Field. */
void tuple(SSL_CTX *ctx)
{
	const auto both = std::make_tuple(4, SSL_VERIFY_NONE);
	SSL_CTX_set_verify(ctx, std::get<1>(both), nullptr); // finds: tls.verify-off
}

void array(SSL_CTX *ctx)
{
	int modes[2] = {SSL_VERIFY_NONE, SSL_VERIFY_PEER};
	auto [first, second] = modes;
	SSL_CTX_set_verify(ctx, first, nullptr); // finds: tls.verify-off
}

/* Fires: an object of zeros. */
void temporary(SSL_CTX *ctx)
{
	Setting().to(ctx); // finds: tls.verify-off
}

void allocated(SSL_CTX *ctx)
{
	auto *zeros = new Setting();
	zeros->to(ctx); // finds: tls.verify-off
}

/* Near misses. */
void other_element(SSL_CTX *ctx)
{
	int modes[2] = {SSL_VERIFY_NONE, SSL_VERIFY_PEER};
	auto [first, second] = modes;
	SSL_CTX_set_verify(ctx, second, nullptr);
}

static Setting either(int depth)
{
	if (depth > 4)
		return {SSL_VERIFY_PEER, 4};
	Setting lax = {SSL_VERIFY_NONE, depth};
	lax.mode = SSL_VERIFY_PEER;
	return lax;
}

void both_good(SSL_CTX *ctx, int depth)
{
	either(depth).to(ctx);
}

/* Unknown. */
Setting configured(const char *file);

void given(SSL_CTX *ctx, const char *file)
{
	configured(file).to(ctx);
}

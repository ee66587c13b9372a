// SPDX-License-Identifier: Apache-2.0
// What C++ has between a value and its call: exceptions, lambdas, overrides, allocated objects.
#include <exception>
#include <functional>
#include <stdexcept>

struct ssl_ctx_st;
struct x509_store_ctx_st;
extern "C" void SSL_CTX_set_verify(ssl_ctx_st *ctx, int mode, int (*callback)(int, x509_store_ctx_st *));

void tried(ssl_ctx_st *ctx)
{
	try {
		SSL_CTX_set_verify(ctx, 0, nullptr); // finds: tls.verify-off
	} catch (...) {
		std::terminate();
	}
}

/* Conditional. */
void fallen_back(ssl_ctx_st *ctx)
{
	try {
		if (ctx == nullptr)
			throw std::runtime_error("no context");
		SSL_CTX_set_verify(ctx, 1, nullptr);
	} catch (const std::exception &) {
		SSL_CTX_set_verify(ctx, 0, nullptr); // finds: tls.verify-off
	}
}

struct Profile {
	virtual ~Profile() = default;
	virtual int mode() const { return 1; }
};

struct Lab final : Profile {
	int mode() const override { return 0; }
};

/* Wrapper. */
void overridden(ssl_ctx_st *ctx)
{
	Lab lab;

	SSL_CTX_set_verify(ctx, lab.mode(), nullptr); // finds: tls.verify-off
}

struct Mode {
	int operator()() const { return 0; }
};

void functor(ssl_ctx_st *ctx)
{
	Mode mode;

	SSL_CTX_set_verify(ctx, mode(), nullptr); // finds: tls.verify-off
}

void lambda(ssl_ctx_st *ctx)
{
	auto mode = [] { return 0; };

	SSL_CTX_set_verify(ctx, mode(), nullptr); // finds: tls.verify-off
}

void inside(ssl_ctx_st *ctx)
{
	std::function<void(ssl_ctx_st *)> soften = [](ssl_ctx_st *one) {
		SSL_CTX_set_verify(one, 0, nullptr); // finds: tls.verify-off
	};

	soften(ctx);
}

struct Settings {
	int verify, depth;
};

/* Field. */
void allocated(ssl_ctx_st *ctx)
{
	Settings *settings = new Settings{0, 1};

	SSL_CTX_set_verify(ctx, settings->verify, nullptr); // finds: tls.verify-off
	delete settings;
}

/* Near misses. */
void guarded(ssl_ctx_st *ctx)
{
	Profile profile;
	auto mode = [] { return 1; };

	SSL_CTX_set_verify(ctx, profile.mode(), nullptr);
	SSL_CTX_set_verify(ctx, mode(), nullptr);
}

/* Unknown. */
void any(ssl_ctx_st *ctx, const Profile &profile, const std::function<int()> &mode)
{
	SSL_CTX_set_verify(ctx, profile.mode(), nullptr);
	SSL_CTX_set_verify(ctx, mode(), nullptr);
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl curl
// The same through C++: methods, constructors, members, references, templates, lambdas, default arguments.
#include <curl/curl.h>
#include <memory>
#include <openssl/ssl.h>
#include <string>

class Transfer {
public:
	explicit Transfer(CURL *curl) : curl_(curl) {}
	void verify(bool on)
	{
		curl_easy_setopt(curl_, CURLOPT_SSL_VERIFYPEER, on ? 1L : 0L);
	}
	void set(CURLoption option, long value) { curl_easy_setopt(curl_, option, value); }

private:
	CURL *curl_;
};

void method(CURL *curl)
{
	Transfer transfer(curl);

	transfer.set(CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

void good_method(CURL *curl)
{
	Transfer transfer(curl);

	transfer.set(CURLOPT_SSL_VERIFYPEER, 1L);
	transfer.set(CURLOPT_NOSIGNAL, 0L);
}

struct Options {
	int mode = SSL_VERIFY_NONE;
	int depth = 4;
};

/* Field. */
void member_initialiser(SSL_CTX *ctx)
{
	Options options;

	SSL_CTX_set_verify(ctx, options.mode, nullptr); // finds: tls.verify-off
}

void overridden(SSL_CTX *ctx)
{
	Options options;

	options.mode = SSL_VERIFY_PEER;
	SSL_CTX_set_verify(ctx, options.mode, nullptr);
}

namespace {

void apply(SSL_CTX *ctx, const Options &options)
{
	SSL_CTX_set_verify(ctx, options.mode, nullptr);
}

void lax(int &mode)
{
	mode = SSL_VERIFY_NONE;
}

template <typename Handle, typename Setter>
void with(Handle *handle, Setter setter, int mode)
{
	setter(handle, mode, nullptr);
}

void by_default(SSL_CTX *ctx, int mode = SSL_VERIFY_PEER)
{
	SSL_CTX_set_verify(ctx, mode, nullptr);
}

} // namespace

void by_reference(SSL_CTX *ctx)
{
	Options options;

	options.mode = SSL_VERIFY_PEER;
	lax(options.mode);
	SSL_CTX_set_verify(ctx, options.mode, nullptr); // finds: tls.verify-off
}

void passed(SSL_CTX *ctx)
{
	Options options{SSL_VERIFY_NONE, 4};

	apply(ctx, options); // finds: tls.verify-off
}

void through_a_template(SSL_CTX *ctx)
{
	with(ctx, SSL_CTX_set_verify, SSL_VERIFY_NONE); // finds: tls.verify-off
}

void default_argument(SSL_CTX *ctx)
{
	by_default(ctx);
}

void given_argument(SSL_CTX *ctx)
{
	by_default(ctx, SSL_VERIFY_NONE); // finds: tls.verify-off
}

void constant(SSL_CTX *ctx)
{
	constexpr int mode = SSL_VERIFY_NONE;

	SSL_CTX_set_verify(ctx, mode, nullptr); // finds: tls.verify-off
}

enum class Check : int { off = SSL_VERIFY_NONE, on = SSL_VERIFY_PEER };

void scoped_enumerator(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, static_cast<int>(Check::off), nullptr); // finds: tls.verify-off
}

void good_enumerator(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, static_cast<int>(Check::on), nullptr);
}

/* Unknown. */
void configured(SSL_CTX *ctx, const Options &options)
{
	apply(ctx, options);
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#include <openssl/ssl.h>

class Client {
public:
	explicit Client(SSL_CTX *ctx) : ctx_(ctx) {}
	void trust_everyone();
	void trust_the_chain();

private:
	static int accept(int, X509_STORE_CTX *) { return 1; }
	static int pass_on(int ok, X509_STORE_CTX *) { return ok; }
	SSL_CTX *ctx_;
};

void Client::trust_everyone()
{
	SSL_CTX_set_verify(ctx_, SSL_VERIFY_PEER, accept); // finds: tls.accept-all-callback
}

void Client::trust_the_chain()
{
	SSL_CTX_set_verify(ctx_, SSL_VERIFY_PEER, pass_on);
}

void lambda(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, [](int, X509_STORE_CTX *) { return 1; }); // finds: tls.accept-all-callback
}

void lambda_in_a_pointer(SSL_CTX *ctx)
{
	int (*verify)(int, X509_STORE_CTX *) = [](int, X509_STORE_CTX *) { return 1; };

	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, verify); // finds: tls.accept-all-callback
}

void good_lambda_in_a_pointer(SSL_CTX *ctx)
{
	int (*verify)(int, X509_STORE_CTX *) = [](int ok, X509_STORE_CTX *) { return ok; };

	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, verify);
}

void good_lambda(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, [](int ok, X509_STORE_CTX *) { return ok; });
}

/* Unknown. */
void given(SSL_CTX *ctx, int (*verify)(int, X509_STORE_CTX *))
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, verify);
}

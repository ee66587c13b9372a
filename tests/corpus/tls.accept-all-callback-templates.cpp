// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A lambda that a template turns into a pointer is handed over where it was written.
#include <openssl/ssl.h>

template <class VERIFY>
static void verified(SSL_CTX *ctx, VERIFY verify)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, verify);
}

/* Wrapper. */
void lambdas(SSL_CTX *ctx)
{
	verified(ctx, [](int, X509_STORE_CTX *) { return 1; }); // finds: tls.accept-all-callback
	auto any = [](int ok, X509_STORE_CTX *) { return ok | 1; };
	verified(ctx, any); // finds: tls.accept-all-callback
}

/* Near miss. */
void well(SSL_CTX *ctx)
{
	verified(ctx, [](int ok, X509_STORE_CTX *) { return ok; });
}

/* Unknown. */
void given(SSL_CTX *ctx, int (*verify)(int, X509_STORE_CTX *))
{
	verified(ctx, verify);
}

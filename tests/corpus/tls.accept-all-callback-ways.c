// SPDX-License-Identifier: Apache-2.0
// Callbacks that are chosen. The declarations stand in for OpenSSL's headers.
#include <stddef.h>

typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;
typedef int (*verifier)(int preverified, X509_STORE_CTX *store);
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, verifier callback);
#define SSL_VERIFY_PEER 1

static int trust(int preverified, X509_STORE_CTX *store)
{
	(void)preverified;
	(void)store;
	return 1;
}

static int pass_on(int preverified, X509_STORE_CTX *store)
{
	(void)store;
	return preverified;
}

/* Conditional. */
void if_insecure(SSL_CTX *ctx, int insecure)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, insecure ? trust : pass_on); // finds: tls.accept-all-callback
}

/* Conditional. */
void by_branch(SSL_CTX *ctx, const char *pin)
{
	verifier callback = pass_on;

	if (!pin)
		callback = trust;
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, callback); // finds: tls.accept-all-callback
}

/* Near miss: it is chosen and then replaced. */
void replaced(SSL_CTX *ctx)
{
	verifier callback = trust;

	callback = pass_on;
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, callback);
}

/* Unknown. */
void given(SSL_CTX *ctx, verifier callback)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, callback);
}

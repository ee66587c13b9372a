/* SPDX-License-Identifier: Apache-2.0 */
/* One fault said three ways.  No library's header: cross compilers have none.
 * Line numbers are part of the test. */
typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;
#define SSL_VERIFY_NONE 0
#define SSL_VERIFY_PEER 1

void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, X509_STORE_CTX *));

/* the macro's body stands at 12:18 */
#define QUIET(c) SSL_CTX_set_verify(c, SSL_VERIFY_NONE, 0)

void direct(SSL_CTX *ctx);
void direct(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, 0);
}

void in_macro(SSL_CTX *ctx)
{
	QUIET(ctx);
}

static void set_mode(SSL_CTX *ctx, int mode)
{
	int chosen = mode;
	SSL_CTX_set_verify(ctx, chosen, 0);
}

void through_wrapper(SSL_CTX *ctx)
{
	set_mode(ctx, SSL_VERIFY_NONE);
}

void near_miss(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, 0);
}

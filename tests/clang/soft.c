/* SPDX-License-Identifier: Apache-2.0 */
/* Faults that Clang's voice is tested on; declares what it needs. */
typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, X509_STORE_CTX *));
#define VERIFY_NOTHING 0
#define TURN_OFF(ctx) SSL_CTX_set_verify(ctx, VERIFY_NOTHING, 0)

static void apply(SSL_CTX *ctx, int mode)
{
	SSL_CTX_set_verify(ctx, mode, 0);
}

void in_a_macro(SSL_CTX *ctx)
{
	TURN_OFF(ctx);
}

void through_a_wrapper(SSL_CTX *ctx)
{
	int mode = 0;
	apply(ctx, mode);
}

void waived(SSL_CTX *ctx)
{
	// brinell: allow tls.verify-off reason="bench only" owner="lab" expires=2099-12-31
	SSL_CTX_set_verify(ctx, 0, 0);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Stands for the TLS library, so that the project links everywhere. */
#include "tls.h"

struct ssl_ctx_st {
	int mode;
};

void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, X509_STORE_CTX *))
{
	(void)callback;
	ctx->mode = mode;
}

SSL_CTX *tls_context(void)
{
	static struct ssl_ctx_st context;

	return &context;
}

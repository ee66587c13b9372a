// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Who switches every version off, to switch some on again later, leaves no old one.
#include <openssl/ssl.h>

#define ALL_OFF \
	(SSL_OP_NO_SSLv2 | SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1 | SSL_OP_NO_TLSv1_2 | SSL_OP_NO_TLSv1_3)

/* Near misses. */
void all_off(SSL_CTX *ctx)
{
	SSL_CTX_set_options(ctx, ALL_OFF);
}

void new_on(SSL *ssl)
{
	SSL_set_options(ssl, ALL_OFF);
	SSL_clear_options(ssl, SSL_OP_NO_TLSv1_3 | SSL_OP_NO_TLSv1_2);
}

/* What is left is old. */
void tls_1_1(SSL_CTX *ctx)
{
	SSL_CTX_set_options(ctx, ALL_OFF & ~SSL_OP_NO_TLSv1_1); // finds: tls.old-version
}

void tls_1_0(SSL *ssl)
{
	SSL_set_options(ssl, ALL_OFF & ~SSL_OP_NO_TLSv1); // finds: tls.old-version
}

void new_off(SSL *ssl)
{
	SSL_set_options(ssl, SSL_OP_NO_TLSv1_2 | SSL_OP_NO_TLSv1_3); // finds: tls.old-version
}

/* Unknown. */
void given(SSL *ssl, unsigned long options)
{
	SSL_set_options(ssl, options);
}

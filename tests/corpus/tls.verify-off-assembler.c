// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// An assembler statement writes what its outputs name, and nothing else.
#include <openssl/ssl.h>

void beside_it(SSL_CTX *ctx)
{
	int mode = SSL_VERIFY_NONE;

	__asm__ volatile("" ::: "memory");
	SSL_CTX_set_verify(ctx, mode, NULL); // finds: tls.verify-off
}

/* Near miss: set after it. */
void set_after_it(SSL_CTX *ctx)
{
	int mode = SSL_VERIFY_NONE;

	__asm__ volatile("" : "+r"(mode));
	mode = SSL_VERIFY_PEER;
	SSL_CTX_set_verify(ctx, mode, NULL);
}

/* Unknown: it may have written the mode. */
void hidden(SSL_CTX *ctx, SSL_CTX *second, SSL_CTX *third)
{
	int mode = SSL_VERIFY_NONE, other = SSL_VERIFY_NONE;

	__asm__("" : "+r"(mode));
	SSL_CTX_set_verify(ctx, mode, NULL);
	__asm__("" : "=r"(other));
	SSL_CTX_set_verify(second, other, NULL);
	mode = SSL_VERIFY_NONE;
	__asm__("" : "+m"(mode));
	SSL_CTX_set_verify(third, mode, NULL);
}

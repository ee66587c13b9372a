// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// The mode as written at the call: a literal, a local, a macro, a conditional, a switch, a loop over a table.
#include <openssl/ssl.h>
#include <stdlib.h>

#define OFF SSL_VERIFY_NONE
#define QUIETLY(ctx) SSL_CTX_set_verify(ctx, 0, NULL)

void literal(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
}

void handle_of_one_connection(SSL *ssl)
{
	SSL_set_verify(ssl, 0, NULL); // finds: tls.verify-off
}

void by_macro(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, OFF, NULL); // finds: tls.verify-off
}

void by_macro_call(SSL_CTX *ctx)
{
	QUIETLY(ctx); // finds: tls.verify-off
}

void local(SSL_CTX *ctx)
{
	const int mode = SSL_VERIFY_NONE;
	int other = mode;

	SSL_CTX_set_verify(ctx, other, NULL); // finds: tls.verify-off
}

void without_the_bit(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_CLIENT_ONCE | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL); // finds: tls.verify-off
}

/* Conditional. */
void conditional(SSL_CTX *ctx, int debug)
{
	SSL_CTX_set_verify(ctx, debug ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, NULL); // finds: tls.verify-off
}

/* Conditional. */
void branch(SSL_CTX *ctx, int debug)
{
	int mode = SSL_VERIFY_PEER;

	if (debug)
		mode = SSL_VERIFY_NONE;
	SSL_CTX_set_verify(ctx, mode, NULL); // finds: tls.verify-off
}

/* Conditional. */
void by_switch(SSL_CTX *ctx, int level)
{
	int mode;

	switch (level) {
	case 0:
		mode = SSL_VERIFY_NONE;
		break;
	case 1:
	case 2:
		mode = SSL_VERIFY_PEER;
		break;
	default:
		mode = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
	}
	SSL_CTX_set_verify(ctx, mode, NULL); // finds: tls.verify-off
}

void table(SSL_CTX *contexts[3])
{
	static const int modes[3] = {SSL_VERIFY_PEER, SSL_VERIFY_NONE, SSL_VERIFY_PEER};

	for (int i = 0; i < 3; i++)
		SSL_CTX_set_verify(contexts[i], modes[i], NULL); // finds: tls.verify-off
}

/* Conditional. */
void jump(SSL_CTX *ctx, int fast)
{
	int mode = SSL_VERIFY_PEER;

	if (!fast)
		goto set;
	mode = SSL_VERIFY_NONE;
set:
	SSL_CTX_set_verify(ctx, mode, NULL); // finds: tls.verify-off
}

/* Near misses. */

void verified(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_CLIENT_ONCE, NULL);
}

void dead_branch(SSL_CTX *ctx)
{
	const int debug = 0;
	int mode = SSL_VERIFY_PEER;

	if (debug)
		mode = SSL_VERIFY_NONE;
	SSL_CTX_set_verify(ctx, mode, NULL);
	if (0)
		SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
}

void overwritten(SSL_CTX *ctx)
{
	int mode = SSL_VERIFY_NONE;

	mode |= SSL_VERIFY_PEER;
	SSL_CTX_set_verify(ctx, mode, NULL);
}

void good_table(SSL_CTX *contexts[2])
{
	static const int modes[2] = {SSL_VERIFY_PEER, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT};

	for (int i = 0; i < 2; i++)
		SSL_CTX_set_verify(contexts[i], modes[i], NULL);
}

/* Unknown: what the configuration says. */

void configured(SSL_CTX *ctx)
{
	const char *mode = getenv("TLS_MODE");

	SSL_CTX_set_verify(ctx, mode ? atoi(mode) : SSL_VERIFY_PEER, NULL);
}

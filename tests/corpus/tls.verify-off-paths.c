// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Recursion, tables by an index that isn't known, set-ups that fail, one client among servers.
#include <openssl/ssl.h>
#include <stdlib.h>

static const struct { const char *name; int mode; } modes[] = {{"on", SSL_VERIFY_PEER}, {"off", SSL_VERIFY_NONE}};

static void deep(SSL_CTX *ctx, int depth, int mode)
{
	if (depth == 0) {
		SSL_CTX_set_verify(ctx, mode, NULL);
		return;
	}
	deep(ctx, depth - 1, mode);
}

void recursion(SSL_CTX *ctx)
{
	deep(ctx, 9, SSL_VERIFY_NONE); // finds: tls.verify-off
	deep(ctx, 9, SSL_VERIFY_PEER);
}

void from_a_table(SSL_CTX *ctx, int i)
{
	SSL_CTX_set_verify(ctx, modes[i].mode, NULL); // finds: tls.verify-off
}

struct link {
	SSL_CTX *ctx;
};

static int set_up(struct link *link)
{
	link->ctx = SSL_CTX_new(TLS_client_method());
	if (!link->ctx)
		return -1;
	SSL_CTX_set_verify(link->ctx, SSL_VERIFY_NONE, NULL);
	return 0;
}

/* Near miss: mended before use; where the set-up failed nothing is used. */
int mended(struct link *link)
{
	if (set_up(link))
		return -1;
	SSL_CTX_set_verify(link->ctx, SSL_VERIFY_PEER, NULL);
	return 0;
}

/* Conditional. */
SSL_CTX *either_end(int server)
{
	SSL_CTX *ctx;

	if (server)
		ctx = SSL_CTX_new(TLS_server_method());
	else
		ctx = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
	return ctx;
}

static int refuses_loudly(int ok, X509_STORE_CTX *store)
{
	(void)store;
	if (!ok)
		abort();
	return 1;
}

static int roundabout(int ok, X509_STORE_CTX *store)
{
	(void)store;
	return 1 | ok;
}

void callbacks(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, refuses_loudly);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, roundabout); // finds: tls.accept-all-callback
}

/* Unknown: the caller's table. */
void unknown(SSL_CTX *ctx, const int *table, int i)
{
	SSL_CTX_set_verify(ctx, table[i], NULL);
}

/* Computed: where the jump lands isn't known, each label may be it. */
void jumped(SSL_CTX *ctx, int n)
{
	static void *const ways[] = {&&strict, &&soft};
	goto *ways[n & 1];
strict:
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	return;
soft:
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
}

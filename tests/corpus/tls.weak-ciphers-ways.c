// SPDX-License-Identifier: Apache-2.0
// Lists of suites that travel. The declarations stand in for OpenSSL's headers.
#include <stdio.h>
#include <string.h>

typedef struct ssl_ctx_st SSL_CTX;
int SSL_CTX_set_cipher_list(SSL_CTX *ctx, const char *list);

static int allow(SSL_CTX *ctx, const char *list)
{
	return SSL_CTX_set_cipher_list(ctx, list);
}

/* Wrapper. */
int wrapped(SSL_CTX *ctx)
{
	return allow(ctx, "ALL:eNULL"); // finds: tls.weak-ciphers
}

struct settings {
	const char *ciphers;
	char list[128];
};

/* Field. */
int by_field(SSL_CTX *ctx)
{
	struct settings settings = {.ciphers = "RC4-SHA:AES128-SHA"};

	return allow(ctx, settings.ciphers); // finds: tls.weak-ciphers
}

/* Field: built up in a member. */
int built(SSL_CTX *ctx, struct settings *settings)
{
	strcpy(settings->list, "ECDHE+AESGCM");
	strcat(settings->list, ":DES-CBC3-SHA");
	return SSL_CTX_set_cipher_list(ctx, settings->list); // finds: tls.weak-ciphers
}

/* Near misses: what is taken away isn't allowed. */
int good(SSL_CTX *ctx, struct settings *settings)
{
	struct settings mine = {.ciphers = "HIGH:!aNULL:!MD5:!RC4:!3DES"};

	snprintf(settings->list, sizeof settings->list, "%s:%s", "ECDHE+AESGCM", "!DES-CBC3-SHA");
	return allow(ctx, mine.ciphers) + SSL_CTX_set_cipher_list(ctx, settings->list);
}

/* Unknown. */
int given(SSL_CTX *ctx, const struct settings *settings)
{
	return allow(ctx, settings->ciphers);
}

// SPDX-License-Identifier: Apache-2.0
// The verdict is copied first, and the copy is what is returned: what is asked of the one holds for the other.
#include <stdio.h>

typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, X509_STORE_CTX *));
void X509_STORE_CTX_set_error(X509_STORE_CTX *store, int error);

static int copy_mended(int ok, X509_STORE_CTX *store)
{
	int result = ok;

	if (!ok) {
		X509_STORE_CTX_set_error(store, 0);
		result = 1;
	}
	return result;
}

static int original_mended(int ok, X509_STORE_CTX *store)
{
	int result;

	result = ok;
	if (result == 0) {
		X509_STORE_CTX_set_error(store, 0);
		ok = 1;
	}
	return ok;
}

/* Near misses: one of the two may still be no; another condition. */
static int copy_only_told(int ok, X509_STORE_CTX *store)
{
	int result = ok;

	(void)store;
	if (!ok)
		puts("not trusted");
	return result;
}

static int other_condition(int ok, X509_STORE_CTX *store)
{
	int result = ok;

	if (!store)
		result = 1;
	return result;
}

static int copy_changed_before(int ok, X509_STORE_CTX *store)
{
	int result = ok;

	if (!store)
		result = 0;
	if (!ok)
		result = 1;
	return result;
}

void install(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, 1, copy_mended);     // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, 1, original_mended); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, 1, copy_only_told);
	SSL_CTX_set_verify(ctx, 1, other_condition);
	SSL_CTX_set_verify(ctx, 1, copy_changed_before);
}

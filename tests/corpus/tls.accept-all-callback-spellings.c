// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// policy: xiaomi-2.0-medium
// More ways to say yes to everything, and ways that only look so.
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <string.h>

#define ACCEPT 1
enum { VERDICT_OK = 1 };
static const int always = 1;

static int by_macro(int ok, X509_STORE_CTX *store)
{
	(void)ok;
	(void)store;
	return ACCEPT;
}

static int by_enum(int ok, X509_STORE_CTX *store)
{
	int depth = X509_STORE_CTX_get_error_depth(store);

	if (!ok && depth > 0)
		printf("depth %d\n", depth);
	return VERDICT_OK;
}

static int by_constant(int ok, X509_STORE_CTX *store)
{
	(void)ok;
	(void)store;
	return always;
}

static int by_goto(int ok, X509_STORE_CTX *store)
{
	int verdict = 0;

	if (!ok)
		goto accept;
	verdict = X509_STORE_CTX_get_error(store);
	printf("%d\n", verdict);
accept:
	verdict = 1;
	return verdict;
}

static int by_switch(int ok, X509_STORE_CTX *store)
{
	(void)ok;
	switch (X509_STORE_CTX_get_error(store)) {
	case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
		return 1;
	case X509_V_ERR_CERT_HAS_EXPIRED:
		puts("expired");
		return 1;
	default:
		return 1;
	}
}

static int by_or(int ok, X509_STORE_CTX *store)
{
	(void)store;
	return ok | 1;
}

static int by_ternary(int ok, X509_STORE_CTX *store)
{
	(void)store;
	return ok ? ok : 1;
}

/* Near misses. */
static int by_name(int ok, X509_STORE_CTX *store)
{
	char name[256];

	if (ok)
		return 1;
	X509_NAME_oneline(X509_get_subject_name(X509_STORE_CTX_get_current_cert(store)), name, sizeof name);
	return strcmp(name, "/CN=camera.local") == 0;
}

static int some_errors(int ok, X509_STORE_CTX *store)
{
	if (ok)
		return 1;
	switch (X509_STORE_CTX_get_error(store)) {
	case X509_V_ERR_CERT_NOT_YET_VALID:
		return 1;
	default:
		return 0;
	}
}

static int strict;

static int by_setting(int ok, X509_STORE_CTX *store)
{
	(void)store;
	if (strict)
		return ok;
	return 1;
}

void set_strict(int value)
{
	strict = value;
}

static int limits_depth(int ok, X509_STORE_CTX *store)
{
	if (X509_STORE_CTX_get_error_depth(store) > 3)
		ok = 0;
	return ok;
}

/* What was refused is zero there, so that its opposite is yes. */
static int by_opposite(int ok, X509_STORE_CTX *store)
{
	(void)store;
	if (!ok)
		return !ok;
	return ok;
}

static int by_itself_or_not(int ok, X509_STORE_CTX *store)
{
	(void)store;
	return ok ? ok : !ok;
}

static int by_opposite_of_error(int ok, X509_STORE_CTX *store)
{
	int error = X509_STORE_CTX_get_error(store);

	return ok ? !error : 0;
}

struct tls_ops {
	int (*verify)(int, X509_STORE_CTX *);
	int mode;
};
static const struct tls_ops ops[] = {{by_macro, SSL_VERIFY_PEER}, {limits_depth, SSL_VERIFY_PEER}};

int elsewhere(int ok, X509_STORE_CTX *store);

void install(SSL_CTX *ctx, int ok)
{
	int (*chosen)(int, X509_STORE_CTX *) = by_name;

	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_macro); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_enum); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_constant); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_goto); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_switch); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_or); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_opposite); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_itself_or_not); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_opposite_of_error);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_ternary); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, ops[0].mode, ops[0].verify); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, ops[1].mode, ops[1].verify);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_name);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, some_errors);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, by_setting);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, limits_depth);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, chosen);
	if (ok)
		chosen = by_or;
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, chosen); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, elsewhere);
}

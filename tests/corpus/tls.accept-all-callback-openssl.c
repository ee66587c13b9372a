// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A verify callback says yes by returning anything but 0. One that says yes on every path is a verify-off in disguise.
#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

static int accept_all(int preverify_ok, X509_STORE_CTX *store)
{
	(void)preverify_ok;
	(void)store;
	return 1;
}

static int log_and_accept(int preverify_ok, X509_STORE_CTX *store)
{
	if (!preverify_ok)
		fprintf(stderr, "certificate error %d\n", X509_STORE_CTX_get_error(store));
	return 1;
}

static int accept_by_variable(int preverify_ok, X509_STORE_CTX *store)
{
	int ok = preverify_ok;

	if (X509_STORE_CTX_get_error_depth(store) > 4)
		ok = 0;
	ok = 1;
	return ok;
}

static int overrule(int preverify_ok, X509_STORE_CTX *store)
{
	if (preverify_ok)
		return preverify_ok;
	X509_STORE_CTX_set_error(store, X509_V_OK);
	return 1;
}

static int yes(void)
{
	return 1;
}

static int accept_by_helper(int preverify_ok, X509_STORE_CTX *store)
{
	(void)preverify_ok;
	(void)store;
	return yes();
}

/* Near misses. */
static int pass_on(int preverify_ok, X509_STORE_CTX *store)
{
	if (!preverify_ok)
		fprintf(stderr, "certificate error %d\n", X509_STORE_CTX_get_error(store));
	return preverify_ok;
}

static int one_tested_error(int preverify_ok, X509_STORE_CTX *store)
{
	if (!preverify_ok && X509_STORE_CTX_get_error(store) == X509_V_ERR_CERT_NOT_YET_VALID) {
		X509_STORE_CTX_set_error(store, X509_V_OK);
		return 1;
	}
	return preverify_ok;
}

static int pinned(int preverify_ok, X509_STORE_CTX *store)
{
	static const unsigned char pin[32] = {0x4a, 0x10, 0x9f};
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned length = 0;

	(void)preverify_ok;
	if (!X509_digest(X509_STORE_CTX_get_current_cert(store), EVP_sha256(), digest, &length))
		return 0;
	return length == sizeof pin && memcmp(digest, pin, sizeof pin) == 0;
}

static int refuse_all(int preverify_ok, X509_STORE_CTX *store)
{
	(void)preverify_ok;
	(void)store;
	return 0;
}

int elsewhere(int preverify_ok, X509_STORE_CTX *store);

void callbacks(SSL_CTX *ctx, SSL *ssl)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, accept_all); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, log_and_accept); // finds: tls.accept-all-callback
	SSL_set_verify(ssl, SSL_VERIFY_PEER, accept_by_variable); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, overrule); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, accept_by_helper); // finds: tls.accept-all-callback
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, pass_on);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, one_tested_error);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, pinned);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, refuse_all);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, elsewhere); /* unknown */
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
}

static int accept_chain(X509_STORE_CTX *store, void *argument)
{
	(void)store;
	(void)argument;
	return 1;
}

static int verify_chain(X509_STORE_CTX *store, void *argument)
{
	(void)argument;
	return X509_verify_cert(store);
}

void whole_verification(SSL_CTX *ctx)
{
	SSL_CTX_set_cert_verify_callback(ctx, accept_chain, NULL); // finds: tls.accept-all-callback
	SSL_CTX_set_cert_verify_callback(ctx, verify_chain, NULL);
}

void on_the_store(X509_STORE *store)
{
	X509_STORE_set_verify_cb(store, accept_all); // finds: tls.accept-all-callback
	X509_STORE_set_verify_cb(store, pass_on);
}

typedef int (*callback)(int, X509_STORE_CTX *);

static void install(SSL_CTX *ctx, callback verify)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, verify);
}

/* Wrapper. */
void handed_down(SSL_CTX *ctx)
{
	install(ctx, accept_all); // finds: tls.accept-all-callback
	install(ctx, pass_on);
}

static const struct { callback verify; } hooks = {accept_all};

/* Field. */
void from_a_table(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, hooks.verify); // finds: tls.accept-all-callback
}

void forged(SSL *ssl, long verdict)
{
	SSL_set_verify_result(ssl, X509_V_OK); // finds: tls.accept-all-callback
	SSL_set_verify_result(ssl, X509_V_ERR_CERT_REVOKED);
	SSL_set_verify_result(ssl, verdict);
}

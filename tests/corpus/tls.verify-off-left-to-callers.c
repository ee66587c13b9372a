// SPDX-License-Identifier: Apache-2.0
// needs: openssl curl
// A parameter that has to be set for the check to be on is the setting itself: who hands over a 0 is told.
#include <curl/curl.h>
#include <openssl/ssl.h>
#include <stdlib.h>

void tls_set(SSL_CTX *ctx, int verify)
{
	SSL_CTX_set_verify(ctx, verify ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_NONE, NULL);
}

void tls_set_stored(SSL_CTX *ctx, _Bool verify)
{
	int mode = verify != 0 ? SSL_VERIFY_PEER : SSL_VERIFY_NONE;
	SSL_CTX_set_verify(ctx, mode, NULL);
}

void http_set(CURL *c, int verify)
{
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, !verify ? 0L : 2L);
}

static int mode_of(int verify)
{
	return verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE;
}

void tls_set_by_another(SSL_CTX *ctx, int verify)
{
	SSL_CTX_set_verify(ctx, mode_of(verify), NULL);
}

/* Wrapper. */
void off(SSL_CTX *ctx, CURL *c)
{
	tls_set(ctx, 0); // finds: tls.verify-off
	http_set(c, 0); // finds: tls.verify-off, tls.hostname-off
}

void off_stored(SSL_CTX *ctx)
{
	tls_set_stored(ctx, 0); // finds: tls.verify-off
}

void off_by_another(SSL_CTX *ctx)
{
	tls_set_by_another(ctx, 0); // finds: tls.verify-off
}

/* Near misses. */
void on(SSL_CTX *ctx, CURL *c)
{
	tls_set(ctx, 1);
	tls_set_stored(ctx, 1);
	tls_set_by_another(ctx, 1);
	http_set(c, 1);
}

/* What has to be asked for to be weak is weak where it is written. */
void lax_set(SSL_CTX *ctx, int lax)
{
	SSL_CTX_set_verify(ctx, lax ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, NULL); // finds: tls.verify-off
}

void debug_set(CURL *c, _Bool debug)
{
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, (long)!debug); // finds: tls.verify-off
}

/* What a parameter points to, what it is one of two of, and what isn't a parameter is no setting that was handed over. */
struct options {
	int verify;
};

void option_set(SSL_CTX *ctx, const struct options *options)
{
	SSL_CTX_set_verify(ctx, options->verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
}

void both_set(SSL_CTX *ctx, int verify, int known)
{
	SSL_CTX_set_verify(ctx, verify && known ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
}

void asked_set(SSL_CTX *ctx)
{
	int verify = getenv("TLS_VERIFY") != NULL;
	SSL_CTX_set_verify(ctx, verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
}

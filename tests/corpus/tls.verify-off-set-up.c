// SPDX-License-Identifier: Apache-2.0
// Between off and on a handle is only set up: nothing of that is its use. And options that are one bit of a number are
// handed on, not chosen. The declarations stand in for the libraries' headers.
#include <stddef.h>

typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_st SSL;
typedef struct mosquitto mosquitto;
typedef void CURL;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int SSL_CTX_set_default_verify_paths(SSL_CTX *ctx);
int SSL_CTX_load_verify_locations(SSL_CTX *ctx, const char *file, const char *directory);
int SSL_CTX_use_certificate_chain_file(SSL_CTX *ctx, const char *file);
SSL *SSL_new(SSL_CTX *ctx);
int SSL_connect(SSL *ssl);
int hand_out(SSL_CTX *ctx);
int mosquitto_tls_opts_set(mosquitto *m, int required, const char *version, const char *ciphers);
int curl_easy_setopt(CURL *handle, int option, ...);
#define CURLOPT_SSL_VERIFYPEER 64

/* Near misses. */
int off_until_there_is_a_ca(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, 0, NULL);
	if (SSL_CTX_set_default_verify_paths(ctx) != 1 || SSL_CTX_use_certificate_chain_file(ctx, "/etc/cert.pem") != 1)
		return -1;
	SSL_CTX_set_verify(ctx, 1, NULL);
	return SSL_connect(SSL_new(ctx));
}

int one_bit(mosquitto *m, CURL *curl, unsigned flags)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, flags & 1 ? 1L : 0L);
	return mosquitto_tls_opts_set(m, flags & 1 ? 1 : 0, "tlsv1.2", NULL);
}

/* Used, and by somebody who isn't in sight. */
int used_before(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, 0, NULL); // finds: tls.verify-off
	SSL_connect(SSL_new(ctx));
	SSL_CTX_set_verify(ctx, 1, NULL);
	return SSL_CTX_load_verify_locations(ctx, "/etc/ca.pem", NULL);
}

int out_of_sight(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, 0, NULL); // finds: tls.verify-off
	hand_out(ctx);
	SSL_CTX_set_verify(ctx, 1, NULL);
	return 0;
}

/* Conditional. */
int chosen(mosquitto *m, unsigned flags)
{
	return mosquitto_tls_opts_set(m, flags & 1 ? 0 : 1, "tlsv1.2", NULL); // finds: tls.verify-off
}

/* Unknown. */
void given(SSL_CTX *ctx, int mode)
{
	SSL_CTX_set_verify(ctx, mode, NULL);
}

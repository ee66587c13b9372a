// SPDX-License-Identifier: Apache-2.0
// Versions that depend on something or lie in structures. The declarations stand in for libcurl's and OpenSSL's headers.
#include <stddef.h>

typedef void CURL;
typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_method_st SSL_METHOD;
int curl_easy_setopt(CURL *curl, int option, ...);
long SSL_CTX_ctrl(SSL_CTX *ctx, int command, long number, void *pointer);
const SSL_METHOD *TLS_client_method(void);
const SSL_METHOD *TLSv1_client_method(void);
#define SSL_CTX_set_min_proto_version(ctx, version) SSL_CTX_ctrl(ctx, 123, version, NULL)
#define TLS1_VERSION 0x301
#define TLS1_2_VERSION 0x303
#define CURLOPT_SSLVERSION 32
#define CURL_SSLVERSION_TLSv1_0 4
#define CURL_SSLVERSION_TLSv1_2 6

/* Conditional. */
void for_old_servers(SSL_CTX *ctx, int old)
{
	SSL_CTX_set_min_proto_version(ctx, old ? TLS1_VERSION : TLS1_2_VERSION); // finds: tls.old-version
}

/* Conditional. */
const SSL_METHOD *method(int old)
{
	if (old)
		return TLSv1_client_method(); // finds: tls.old-version
	return TLS_client_method();
}

struct limits {
	int minimum;
	int maximum;
};

static void limit(SSL_CTX *ctx, const struct limits *limits)
{
	SSL_CTX_set_min_proto_version(ctx, limits->minimum);
}

/* Field. */
void by_field(SSL_CTX *ctx)
{
	struct limits limits = {.minimum = TLS1_VERSION, .maximum = TLS1_2_VERSION};

	limit(ctx, &limits); // finds: tls.old-version
}

/* Near miss: an old number that isn't the minimum. */
void good(SSL_CTX *ctx, CURL *curl)
{
	struct limits limits = {.minimum = TLS1_2_VERSION, .maximum = TLS1_VERSION};

	limit(ctx, &limits);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
}

/* Unknown. */
void given(SSL_CTX *ctx, const struct limits *limits)
{
	limit(ctx, limits);
}

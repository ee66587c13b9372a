// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Versions as methods, as minimum and maximum (macros over SSL_CTX_ctrl) and as configuration words.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ssl.h>

SSL_CTX *by_method(int server)
{
	return server ? SSL_CTX_new(TLSv1_1_server_method()) // finds: tls.old-version
	              : SSL_CTX_new(TLSv1_client_method()); // finds: tls.old-version
}

SSL_CTX *by_pointer(void)
{
	const SSL_METHOD *(*method)(void) = TLSv1_method; // finds: tls.old-version

	return SSL_CTX_new(method());
}

void minimum(SSL_CTX *ctx, SSL *ssl)
{
	SSL_CTX_set_min_proto_version(ctx, TLS1_VERSION); // finds: tls.old-version
	SSL_set_min_proto_version(ssl, TLS1_1_VERSION); // finds: tls.old-version
}

void library_minimum(SSL_CTX *ctx)
{
	SSL_CTX_set_min_proto_version(ctx, 0); // finds: tls.old-version
}

void maximum(SSL_CTX *ctx)
{
	SSL_CTX_set_max_proto_version(ctx, TLS1_1_VERSION); // finds: tls.old-version
}

void datagrams(SSL_CTX *ctx)
{
	SSL_CTX_set_min_proto_version(ctx, DTLS1_VERSION); // finds: tls.old-version
}

static void set_minimum(SSL_CTX *ctx, int version)
{
	SSL_CTX_set_min_proto_version(ctx, version);
}

/* Wrapper. */
void wrapped(SSL_CTX *ctx)
{
	set_minimum(ctx, TLS1_2_VERSION);
	set_minimum(ctx, TLS1_1_VERSION); // finds: tls.old-version
}

void new_ones_off(SSL_CTX *ctx)
{
	SSL_CTX_set_options(ctx, SSL_OP_NO_TLSv1_2 | SSL_OP_NO_TLSv1_3 | SSL_OP_NO_COMPRESSION); // finds: tls.old-version
}

void configuration(SSL_CONF_CTX *conf)
{
	SSL_CONF_cmd(conf, "MinProtocol", "TLSv1"); // finds: tls.old-version
	SSL_CONF_cmd(conf, "MinProtocol", "TLSv1.2");
	SSL_CONF_cmd(conf, "Curves", "TLSv1");
}

/* Near misses. */
SSL_CTX *good(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

	SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
	SSL_CTX_set_max_proto_version(ctx, 0);
	SSL_CTX_set_options(ctx, SSL_OP_NO_TLSv1_3);
	SSL_CTX_set_options(ctx, SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1);
	return ctx;
}

void good_datagrams(SSL_CTX *ctx)
{
	SSL_CTX_set_min_proto_version(ctx, DTLS1_2_VERSION);
}

SSL_CTX *raised_before_use(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

	SSL_CTX_set_min_proto_version(ctx, TLS1_VERSION);
	SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
	return ctx;
}

/* Other commands of the same call. */
void other_controls(SSL_CTX *ctx)
{
	SSL_CTX_set_mode(ctx, SSL_MODE_AUTO_RETRY);
	SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
}

/* Unknown. */
void unknown(SSL_CTX *ctx, int version)
{
	SSL_CTX_set_min_proto_version(ctx, version);
}

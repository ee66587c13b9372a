// SPDX-License-Identifier: Apache-2.0
// A weak mode that is looked after: the verdict is asked for and branched on behind the handshake, or the mode is made
// required before it. mbedTLS, OpenSSL, wolfSSL, GnuTLS.
typedef struct mbedtls_ssl_context mbedtls_ssl_context;
typedef struct mbedtls_ssl_config { int x[40]; } mbedtls_ssl_config;
extern void mbedtls_ssl_conf_authmode(mbedtls_ssl_config *, int);
extern void mbedtls_ssl_set_hs_authmode(mbedtls_ssl_context *, int);
extern int mbedtls_ssl_setup(mbedtls_ssl_context *, const mbedtls_ssl_config *);
extern int mbedtls_ssl_set_hostname(mbedtls_ssl_context *, const char *);
extern int mbedtls_ssl_handshake(mbedtls_ssl_context *);
extern unsigned mbedtls_ssl_get_verify_result(const mbedtls_ssl_context *);
typedef struct ssl_ctx SSL_CTX;
typedef struct ssl SSL;
extern void SSL_set_verify(SSL *, int, int (*)(int, void *));
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
extern SSL *SSL_new(SSL_CTX *);
extern int SSL_connect(SSL *);
extern long SSL_get_verify_result(const SSL *);
typedef struct WOLFSSL WOLFSSL;
extern void wolfSSL_set_verify(WOLFSSL *, int, int (*)(int, void *));
extern int wolfSSL_connect(WOLFSSL *);
extern long wolfSSL_get_verify_result(const WOLFSSL *);
extern int wolfSSL_check_domain_name(WOLFSSL *, const char *);
typedef struct gnutls_session_int *gnutls_session_t;
extern void gnutls_session_set_verify_cert(gnutls_session_t, const char *, unsigned);
extern int gnutls_handshake(gnutls_session_t);
extern int gnutls_certificate_verify_peers2(gnutls_session_t, unsigned *);
extern int printf(const char *, ...);
#define OPTIONAL 1
#define REQUIRED 2
#define CLIENT_DONE(ssl) mbedtls_ssl_get_verify_result(ssl)

/* Near miss: OPTIONAL, and the verdict decides. */
int optional_checked(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	if (mbedtls_ssl_setup(ssl, conf) != 0)
		return -1;
	mbedtls_ssl_set_hostname(ssl, "example.com");
	if (mbedtls_ssl_handshake(ssl) != 0)
		return -1;
	unsigned flags = mbedtls_ssl_get_verify_result(ssl);
	if (flags != 0)
		return -1;
	return 0;
}

/* The verdict is only shown. */
int optional_shown(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL); // finds: tls.verify-off
	if (mbedtls_ssl_setup(ssl, conf) != 0)
		return -1;
	mbedtls_ssl_set_hostname(ssl, "example.com");
	if (mbedtls_ssl_handshake(ssl) != 0)
		return -1;
	printf("flags %x\n", mbedtls_ssl_get_verify_result(ssl));
	return 0;
}

int optional_unchecked(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL); // finds: tls.verify-off
	mbedtls_ssl_setup(ssl, conf);
	mbedtls_ssl_set_hostname(ssl, "example.com");
	return mbedtls_ssl_handshake(ssl);
}

/* Near miss: none, then required, before the handshake. */
int made_required(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf, int debug)
{
	mbedtls_ssl_conf_authmode(conf, 0);
	if (debug)
		printf("setting up\n");
	mbedtls_ssl_conf_authmode(conf, REQUIRED);
	mbedtls_ssl_setup(ssl, conf);
	mbedtls_ssl_set_hostname(ssl, "example.com");
	return mbedtls_ssl_handshake(ssl);
}

/* Required too late. */
int required_late(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	int r;
	mbedtls_ssl_conf_authmode(conf, 0); // finds: tls.verify-off
	mbedtls_ssl_setup(ssl, conf);
	mbedtls_ssl_set_hostname(ssl, "example.com");
	r = mbedtls_ssl_handshake(ssl);
	mbedtls_ssl_conf_authmode(conf, REQUIRED);
	return r;
}

/* Conditional: required on one path only. */
int sometimes_required(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf, int strict)
{
	mbedtls_ssl_conf_authmode(conf, 0); // finds: tls.verify-off
	if (strict)
		mbedtls_ssl_conf_authmode(conf, REQUIRED);
	mbedtls_ssl_setup(ssl, conf);
	mbedtls_ssl_set_hostname(ssl, "example.com");
	return mbedtls_ssl_handshake(ssl);
}

static int verdict(mbedtls_ssl_context *ssl)
{
	return mbedtls_ssl_get_verify_result(ssl) == 0;
}

/* Near miss: a function looks at it. */
int optional_wrapped(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	mbedtls_ssl_setup(ssl, conf);
	mbedtls_ssl_set_hostname(ssl, "example.com");
	if (mbedtls_ssl_handshake(ssl) || !verdict(ssl))
		return -1;
	return 0;
}

struct client {
	mbedtls_ssl_context *ssl;
	mbedtls_ssl_config conf;
	unsigned flags;
};

/* Near miss: a member keeps it, and is looked at. */
int optional_field(struct client *client)
{
	mbedtls_ssl_conf_authmode(&client->conf, OPTIONAL);
	mbedtls_ssl_setup(client->ssl, &client->conf);
	mbedtls_ssl_set_hostname(client->ssl, "example.com");
	if (mbedtls_ssl_handshake(client->ssl))
		return -1;
	client->flags = mbedtls_ssl_get_verify_result(client->ssl);
	if (client->flags)
		return -1;
	return 0;
}

/* OpenSSL. */
int open_checked(SSL *ssl)
{
	SSL_set_verify(ssl, 0, 0);
	if (SSL_connect(ssl) != 1)
		return -1;
	if (SSL_get_verify_result(ssl) != 0)
		return -1;
	return 0;
}

int open_shown(SSL *ssl)
{
	SSL_set_verify(ssl, 0, 0); // finds: tls.verify-off
	if (SSL_connect(ssl) != 1)
		return -1;
	printf("result %ld\n", SSL_get_verify_result(ssl));
	return 0;
}

int open_required(SSL_CTX *ctx)
{
	SSL *ssl;
	SSL_CTX_set_verify(ctx, 0, 0);
	SSL_CTX_set_verify(ctx, 1, 0);
	ssl = SSL_new(ctx);
	return SSL_connect(ssl);
}

int open_required_later(SSL_CTX *ctx)
{
	SSL *ssl;
	SSL_CTX_set_verify(ctx, 0, 0);
	ssl = SSL_new(ctx);
	SSL_set_verify(ssl, 1, 0);
	return SSL_connect(ssl);
}

/* wolfSSL. */
int wolf_checked(WOLFSSL *ssl)
{
	wolfSSL_set_verify(ssl, 0, 0);
	wolfSSL_check_domain_name(ssl, "example.com");
	if (wolfSSL_connect(ssl) != 1 || wolfSSL_get_verify_result(ssl) != 0)
		return -1;
	return 0;
}

int wolf_unchecked(WOLFSSL *ssl)
{
	wolfSSL_set_verify(ssl, 0, 0); // finds: tls.verify-off
	wolfSSL_check_domain_name(ssl, "example.com");
	return wolfSSL_connect(ssl);
}

int wolf_required(WOLFSSL *ssl)
{
	wolfSSL_set_verify(ssl, 0, 0);
	wolfSSL_set_verify(ssl, 1, 0);
	wolfSSL_check_domain_name(ssl, "example.com");
	return wolfSSL_connect(ssl);
}

/* GnuTLS verifies where it is told to; the flags weaken it. */
int gnutls_verifies(gnutls_session_t session)
{
	gnutls_session_set_verify_cert(session, "example.com", 0);
	return gnutls_handshake(session);
}

int gnutls_lenient(gnutls_session_t session)
{
	gnutls_session_set_verify_cert(session, "example.com", 1); // finds: tls.verify-off
	return gnutls_handshake(session);
}

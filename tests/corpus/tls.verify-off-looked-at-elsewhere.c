// SPDX-License-Identifier: Apache-2.0
// The handshake goes on without verification, and another function looks at the verdict.
typedef struct ssl_ctx SSL_CTX;
typedef struct ssl SSL;
typedef struct ssl_method SSL_METHOD;
extern const SSL_METHOD *TLS_client_method(void);
extern SSL_CTX *SSL_CTX_new(const SSL_METHOD *);
extern SSL *SSL_new(SSL_CTX *);
extern int SSL_connect(SSL *);
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
extern void SSL_set_verify(SSL *, int, int (*)(int, void *));
extern long SSL_get_verify_result(const SSL *);
typedef struct { int authmode; } mbedtls_ssl_config;
typedef struct { int state; } mbedtls_ssl_context;
extern void mbedtls_ssl_conf_authmode(mbedtls_ssl_config *, int);
extern unsigned mbedtls_ssl_get_verify_result(const mbedtls_ssl_context *);
extern int mbedtls_ssl_handshake(mbedtls_ssl_context *);

/* Near miss: the context of the whole program, and `judge` below. */
static SSL_CTX *ours;
struct transport {
	SSL *ssl;
	int descriptor;
};
extern struct transport *transport_of(int);

int set_up(void)
{
	if (ours)
		return 0;
	ours = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(ours, 0, 0);
	return ours ? 0 : -1;
}

int judge(int descriptor)
{
	struct transport *transport = transport_of(descriptor);
	SSL *ssl = transport->ssl;
	long verdict = SSL_get_verify_result(ssl);
	if (verdict != 0)
		return -1;
	return 0;
}

/* Near miss: the same in one structure. */
struct network {
	mbedtls_ssl_config config;
	mbedtls_ssl_context ssl;
};

void network_set_up(struct network *network)
{
	mbedtls_ssl_conf_authmode(&network->config, 1);
}

int network_judge(struct network *network)
{
	return mbedtls_ssl_get_verify_result(&network->ssl) ? -1 : 0;
}

/* Another structure, whose verdict nobody looks at. */
struct camera {
	mbedtls_ssl_config config;
	mbedtls_ssl_context ssl;
};

void camera_set_up(struct camera *camera)
{
	mbedtls_ssl_conf_authmode(&camera->config, 1); // finds: tls.verify-off
}

/* One that is made, used and never looked at here. */
int at_once(const char *host)
{
	SSL_CTX *context = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(context, 0, 0); // finds: tls.verify-off
	return SSL_connect(SSL_new(context));
}

/* The caller's: who looks isn't known. */
void lenient(SSL_CTX *context)
{
	SSL_CTX_set_verify(context, 0, 0); // finds: tls.verify-off
}

/* Who looks at a verdict that its own weak setting is about says nothing of others'. */
struct meter {
	mbedtls_ssl_config config;
	mbedtls_ssl_context ssl;
};
extern int mbedtls_ssl_setup(mbedtls_ssl_context *, const mbedtls_ssl_config *);

int meter_careful(struct meter *meter)
{
	unsigned flags;
	mbedtls_ssl_conf_authmode(&meter->config, 1);
	mbedtls_ssl_setup(&meter->ssl, &meter->config);
	if (mbedtls_ssl_handshake(&meter->ssl))
		return -1;
	if ((flags = mbedtls_ssl_get_verify_result(&meter->ssl)) != 0)
		return -2;
	return 0;
}

void meter_careless(struct meter *meter)
{
	mbedtls_ssl_conf_authmode(&meter->config, 1); // finds: tls.verify-off
	mbedtls_ssl_setup(&meter->ssl, &meter->config);
	mbedtls_ssl_handshake(&meter->ssl);
}

// SPDX-License-Identifier: Apache-2.0
// A unit that makes servers only: a handle that it keeps or is handed is a server's. See tls.verify-off-servers-and-clients.c.
typedef struct ssl_ctx SSL_CTX;
typedef struct ssl SSL;
typedef struct ssl_method SSL_METHOD;
typedef int verify_fn(int, void *);
extern const SSL_METHOD *TLS_server_method(void);
extern SSL_CTX *SSL_CTX_new(const SSL_METHOD *);
extern SSL *SSL_new(SSL_CTX *);
extern void SSL_CTX_set_verify(SSL_CTX *, int, verify_fn *);
extern void SSL_set_verify(SSL *, int, verify_fn *);

struct listener {
	SSL_CTX *ctx;
	int require_certificate;
};
struct connection {
	SSL *ssl;
};

int listener_open(struct listener *listener)
{
	listener->ctx = SSL_CTX_new(TLS_server_method());
	return listener->ctx ? 0 : -1;
}

int listener_certificates(struct listener *listener)
{
	if (listener->require_certificate)
		SSL_CTX_set_verify(listener->ctx, 3, 0);
	else
		SSL_CTX_set_verify(listener->ctx, 0, 0);
	return 0;
}

/* A callback of the handshake. */
int choose_certificate(SSL *ssl, int *alert, void *data)
{
	struct connection *connection = data;
	*alert = 0;
	SSL_set_verify(ssl, 0, 0);
	SSL_set_verify(connection->ssl, 0, 0);
	return 0;
}

/* What another function makes isn't known to be of this unit's kind. */
extern SSL *somebody_elses(void);
void not_from_here(void)
{
	SSL_set_verify(somebody_elses(), 0, 0); // finds: tls.verify-off
}

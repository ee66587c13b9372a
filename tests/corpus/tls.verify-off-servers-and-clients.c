// SPDX-License-Identifier: Apache-2.0
// A unit that makes both: a handle that comes from elsewhere may be a client's. See tls.verify-off-servers-only.c.
typedef struct ssl_ctx SSL_CTX;
typedef struct ssl_method SSL_METHOD;
extern const SSL_METHOD *TLS_server_method(void);
extern const SSL_METHOD *TLS_client_method(void);
extern SSL_CTX *SSL_CTX_new(const SSL_METHOD *);
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));

struct peer {
	SSL_CTX *ctx;
};

void serve(struct peer *peer)
{
	peer->ctx = SSL_CTX_new(TLS_server_method());
	SSL_CTX_set_verify(peer->ctx, 0, 0);
}

void call_out(struct peer *peer)
{
	peer->ctx = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(peer->ctx, 1, 0);
}

void be_lenient(struct peer *peer)
{
	SSL_CTX_set_verify(peer->ctx, 0, 0); // finds: tls.verify-off
}

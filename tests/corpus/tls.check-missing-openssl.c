// SPDX-License-Identifier: Apache-2.0
// program: shared
// A client that begins a handshake though nothing in the whole program asked for verification. The declarations stand in
// for OpenSSL's headers.
#include <stdlib.h>

typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_st SSL;
typedef struct ssl_method_st SSL_METHOD;
const SSL_METHOD *TLS_client_method(void);
const SSL_METHOD *TLS_server_method(void);
SSL_CTX *SSL_CTX_new(const SSL_METHOD *method);
SSL *SSL_new(SSL_CTX *ctx);
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int SSL_set1_host(SSL *ssl, const char *host);
int SSL_set_fd(SSL *ssl, int fd);
int SSL_connect(SSL *ssl);
#define SSL_VERIFY_PEER 1

int unchecked(int fd)
{
	SSL *ssl = SSL_new(SSL_CTX_new(TLS_client_method()));

	SSL_set_fd(ssl, fd);
	return SSL_connect(ssl); // finds: tls.check-missing warning
}

int without_a_name(int fd)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
	SSL *ssl;

	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	ssl = SSL_new(ctx);
	SSL_set_fd(ssl, fd);
	return SSL_connect(ssl); // finds: tls.check-missing warning
}

/* Wrapper: the handshake is begun in a helper, and that is where it is seen. */
static int shake_hands(SSL *ssl, int fd)
{
	SSL_set_fd(ssl, fd);
	return SSL_connect(ssl); // finds: tls.check-missing warning
}

int through_a_helper(int fd)
{
	return shake_hands(SSL_new(SSL_CTX_new(TLS_client_method())), fd);
}

struct link {
	SSL_CTX *ctx;
	SSL *ssl;
};

/* Field: the connection lies in a structure. */
int in_a_struct(struct link *link, int fd)
{
	link->ctx = SSL_CTX_new(TLS_client_method());
	link->ssl = SSL_new(link->ctx);
	SSL_set_fd(link->ssl, fd);
	return SSL_connect(link->ssl); // finds: tls.check-missing warning
}

/* Conditional: only strict clients ask. */
int if_strict(int fd, int strict)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
	SSL *ssl;

	if (strict)
		SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	ssl = SSL_new(ctx);
	SSL_set1_host(ssl, "update.example.com");
	SSL_set_fd(ssl, fd);
	return SSL_connect(ssl); // finds: tls.check-missing warning
}

/* Near misses. */
int checked(int fd, const char *host)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
	SSL *ssl;

	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	ssl = SSL_new(ctx);
	SSL_set1_host(ssl, host);
	SSL_set_fd(ssl, fd);
	return SSL_connect(ssl);
}

int checked_in_a_struct(struct link *link, int fd)
{
	link->ctx = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(link->ctx, SSL_VERIFY_PEER, NULL);
	link->ssl = SSL_new(link->ctx);
	SSL_set1_host(link->ssl, "update.example.com");
	SSL_set_fd(link->ssl, fd);
	return SSL_connect(link->ssl);
}

/* Unknown: who made the connection may have asked. */
int given(SSL *ssl)
{
	return SSL_connect(ssl);
}

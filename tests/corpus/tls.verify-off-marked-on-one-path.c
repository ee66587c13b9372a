// SPDX-License-Identifier: Apache-2.0
// What makes a handle a server's must have happened on every path that leads to the setting; behind it, on the path
// that goes on to the handshake.
typedef struct ssl_ctx SSL_CTX;
typedef struct ssl SSL;
typedef struct names NAMES;
extern void SSL_CTX_set_client_CA_list(SSL_CTX *, NAMES *);
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
extern void SSL_set_verify(SSL *, int, int (*)(int, void *));
extern int SSL_set_fd(SSL *, int);
extern int SSL_accept(SSL *);
extern int SSL_connect(SSL *);
extern SSL *SSL_new(SSL_CTX *);

struct service {
	SSL_CTX *ctx;
	NAMES *names;
	int is_client, request;
};

static int load_authorities(struct service *service)
{
	if (!service->names)
		return 1;
	if (!service->is_client)
		SSL_CTX_set_client_CA_list(service->ctx, service->names);
	return 0;
}

/* Wrapper: the mark is set two calls down, for servers only; the mode may be none. */
int either(struct service *service)
{
	int mode = 0;
	if (load_authorities(service))
		return 1;
	if (service->request)
		mode |= 1;
	SSL_CTX_set_verify(service->ctx, mode, 0); // finds: tls.verify-off
	return 0;
}

/* Near miss: a server on every path. */
int server(struct service *service)
{
	if (service->request)
		SSL_CTX_set_client_CA_list(service->ctx, service->names);
	else
		SSL_CTX_set_client_CA_list(service->ctx, 0);
	SSL_CTX_set_verify(service->ctx, 0, 0);
	return 0;
}

/* Near miss: it accepts, or fails before it can. */
int serve(SSL_CTX *ctx, int fd)
{
	SSL *ssl = SSL_new(ctx);
	SSL_set_verify(ssl, 0, 0);
	if (SSL_set_fd(ssl, fd) != 1)
		return -1;
	return SSL_accept(ssl);
}

/* Near miss: what the helper does with it isn't known. */
extern int configure(SSL *);
int serve_configured(SSL_CTX *ctx)
{
	SSL *ssl = SSL_new(ctx);
	SSL_set_verify(ssl, 0, 0);
	if (configure(ssl))
		return -1;
	return SSL_accept(ssl);
}

/* Conditional: one of the two connects. */
int both(SSL_CTX *ctx, int fd, int is_server)
{
	SSL *ssl = SSL_new(ctx);
	SSL_set_verify(ssl, 0, 0); // finds: tls.verify-off
	if (SSL_set_fd(ssl, fd) != 1)
		return -1;
	if (is_server)
		return SSL_accept(ssl);
	return SSL_connect(ssl);
}

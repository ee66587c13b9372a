// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// What the handle lives through: strengthened before use, on one branch only, a server's, checked later.
#include <openssl/ssl.h>

void strengthened(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

	if (!ctx)
		return;
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
	SSL_CTX_set_default_verify_paths(ctx);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	SSL_CTX_free(ctx);
}

/* Conditional. */
SSL_CTX *one_branch_only(int verify)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
	if (verify)
		SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	return ctx;
}

SSL_CTX *both_branches(int strict)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
	if (strict)
		SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
	else
		SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	return ctx;
}

SSL_CTX *weakened_last(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());

	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
	return ctx;
}

void two_handles(SSL_CTX *first, SSL_CTX *second)
{
	SSL_CTX_set_verify(first, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
	SSL_CTX_set_verify(second, SSL_VERIFY_PEER, NULL);
}

SSL_CTX *server(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
	return ctx;
}

SSL_CTX *server_by_variable(void)
{
	const SSL_METHOD *method = TLS_server_method();
	SSL_CTX *ctx = SSL_CTX_new(method);
	int mode = SSL_VERIFY_NONE;

	SSL_CTX_set_verify(ctx, mode, NULL);
	return ctx;
}

SSL_CTX *client_by_variable(void)
{
	const SSL_METHOD *method = TLS_client_method();
	SSL_CTX *ctx = SSL_CTX_new(method);
	int mode = SSL_VERIFY_NONE;

	SSL_CTX_set_verify(ctx, mode, NULL); // finds: tls.verify-off
	return ctx;
}

SSL *server_connection(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
	SSL *ssl = SSL_new(ctx);

	SSL_set_verify(ssl, SSL_VERIFY_NONE, NULL);
	return ssl;
}

static void no_client_certificates(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
}

SSL_CTX *server_by_helper(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

	no_client_certificates(ctx);
	return ctx;
}

struct server {
	SSL_CTX *ctx;
	int port;
};

int server_in_a_struct(struct server *server)
{
	server->ctx = SSL_CTX_new(TLS_server_method());
	if (!server->ctx)
		return -1;
	SSL_CTX_set_verify(server->ctx, SSL_VERIFY_NONE, NULL);
	return 0;
}

/* A method for both ends, and a call that only servers make. */
SSL_CTX *server_by_its_calls(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_method());

	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
	SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"httpd", 5);
	return ctx;
}

SSL_CTX *either_end(void)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_method());

	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
	return ctx;
}

/* The handshake may end without a verdict; the program asks for it and acts on it. */
int checked_later(SSL_CTX *ctx, int fd)
{
	SSL *ssl = SSL_new(ctx);

	if (!ssl)
		return -1;
	SSL_set_verify(ssl, SSL_VERIFY_NONE, NULL);
	SSL_set_fd(ssl, fd);
	SSL_set1_host(ssl, "update.example.com");
	if (SSL_do_handshake(ssl) != 1)
		return -1;
	if (SSL_get_verify_result(ssl) != X509_V_OK) {
		SSL_free(ssl);
		return -1;
	}
	return 0;
}

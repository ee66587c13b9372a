// SPDX-License-Identifier: Apache-2.0
// Which method a context is made with is chosen: it is a server's where the mode is set for one, by a condition that asks
// for the same thing.
typedef struct ssl_ctx SSL_CTX;
typedef struct ssl_method SSL_METHOD;
extern const SSL_METHOD *TLS_server_method(void), *TLS_client_method(void);
extern SSL_CTX *SSL_CTX_new(const SSL_METHOD *);
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
struct options {
	int server, lax;
};

/* Near misses. */
void both_chosen(int server)
{
	SSL_CTX *ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, server ? 0 : 1, 0);
}

void both_kept(int server)
{
	const SSL_METHOD *method = server ? TLS_server_method() : TLS_client_method();
	int mode = server ? 0 : 1;
	SSL_CTX *ctx = SSL_CTX_new(method);
	SSL_CTX_set_verify(ctx, mode, 0);
}

void asked_twice(int server)
{
	const SSL_METHOD *method;
	SSL_CTX *ctx;
	if (server)
		method = TLS_server_method();
	else
		method = TLS_client_method();
	ctx = SSL_CTX_new(method);
	if (!server)
		SSL_CTX_set_verify(ctx, 1, 0);
	else
		SSL_CTX_set_verify(ctx, 0, 0);
}

void over_what_was_there(int server)
{
	const SSL_METHOD *method = TLS_client_method();
	int mode = 1;
	SSL_CTX *ctx;
	if (server)
		method = TLS_server_method();
	if (server)
		mode = 0;
	ctx = SSL_CTX_new(method);
	SSL_CTX_set_verify(ctx, mode, 0);
}

void two_contexts(int server)
{
	SSL_CTX *ctx = server ? SSL_CTX_new(TLS_server_method()) : SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(ctx, server ? 0 : 1, 0);
}

void by_a_member(struct options *options)
{
	SSL_CTX *ctx = SSL_CTX_new(options->server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, options->server ? 0 : 1, 0);
}

void nothing_yet(int server)
{
	const SSL_METHOD *method = 0;
	SSL_CTX *ctx;
	if (server)
		method = TLS_server_method();
	ctx = SSL_CTX_new(method);
	SSL_CTX_set_verify(ctx, 0, 0);
}

/* Clients of the same code. */
void whoever_it_is(int server)
{
	SSL_CTX *ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
}

void crossed(int server)
{
	const SSL_METHOD *method = server ? TLS_server_method() : TLS_client_method();
	int mode = server ? 1 : 0;
	SSL_CTX *ctx = SSL_CTX_new(method);
	SSL_CTX_set_verify(ctx, mode, 0); // finds: tls.verify-off
}

void clients_only(int server)
{
	const SSL_METHOD *method;
	SSL_CTX *ctx;
	if (server)
		method = TLS_server_method();
	else
		method = TLS_client_method();
	ctx = SSL_CTX_new(method);
	if (!server)
		SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
}

void for_another_reason(int server, int lax)
{
	SSL_CTX *ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, lax ? 0 : 1, 0); // finds: tls.verify-off
}

void for_another_reason_as_well(int server, int lax)
{
	SSL_CTX *ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, server ? 0 : lax ? 0 : 1, 0); // finds: tls.verify-off
}

void weakened_afterwards(int server, int lax)
{
	SSL_CTX *ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
	int mode = server ? 0 : 1;
	if (lax)
		mode = 0;
	SSL_CTX_set_verify(ctx, mode, 0); // finds: tls.verify-off
}

void masked(int server, int lax)
{
	SSL_CTX *ctx = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, (server ? 0 : 1) & (lax ? 0 : 1), 0); // finds: tls.verify-off
}

void asked_for_something_else_by_then(int server, int other)
{
	const SSL_METHOD *method = TLS_client_method();
	int mode = 1;
	SSL_CTX *ctx;
	if (server)
		method = TLS_server_method();
	server = other;
	if (server)
		mode = 0;
	ctx = SSL_CTX_new(method);
	SSL_CTX_set_verify(ctx, mode, 0); // finds: tls.verify-off
}

void by_another_member(struct options *options)
{
	SSL_CTX *ctx = SSL_CTX_new(options->server ? TLS_server_method() : TLS_client_method());
	SSL_CTX_set_verify(ctx, options->lax ? 0 : 1, 0); // finds: tls.verify-off
}

void the_other_of_two_contexts(int server)
{
	SSL_CTX *ctx = server ? SSL_CTX_new(TLS_server_method()) : SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_verify(ctx, server ? 1 : 0, 0); // finds: tls.verify-off
}

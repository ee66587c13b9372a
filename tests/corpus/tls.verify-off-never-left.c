// SPDX-License-Identifier: Apache-2.0
// What stands behind a loop that nothing ends runs never: a `break` behind a constant that is 0 is none.
typedef struct ssl_ctx SSL_CTX;
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
extern int work(void);
enum { ONCE = 0 };
static const int debug = 0;
static int stop;

/* Near misses. */
void a_bare_number(SSL_CTX *ctx)
{
	for (;;) {
		work();
		if (0)
			break;
	}
	SSL_CTX_set_verify(ctx, 0, 0);
}

void a_constant(SSL_CTX *ctx)
{
	while (1) {
		work();
		if (ONCE || (debug && stop))
			break;
	}
	SSL_CTX_set_verify(ctx, 0, 0);
}

/* Conditional: what others may write, and what a call says. */
void a_flag(SSL_CTX *ctx)
{
	for (;;) {
		work();
		if (stop)
			break;
	}
	SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
}

void an_answer(SSL_CTX *ctx)
{
	while (1) {
		if (work() || debug)
			break;
	}
	SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
}

void once(SSL_CTX *ctx)
{
	while (1) {
		work();
		if (!ONCE)
			break;
	}
	SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
}

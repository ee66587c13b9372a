// SPDX-License-Identifier: Apache-2.0
// A pointer to one element, and an index that goes back from there: p[-i] is one of those in front of it.
typedef struct ssl_ctx SSL_CTX;
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));

void by_index(SSL_CTX *ctx, int i)
{
	static const int modes[4] = {1, 0, 1, 1};
	const int *p = &modes[2];
	SSL_CTX_set_verify(ctx, p[-i], 0); // finds: tls.verify-off
}

void by_difference(SSL_CTX *ctx, unsigned i)
{
	static const int modes[4] = {1, 0, 1, 1};
	const int *p = &modes[2];
	SSL_CTX_set_verify(ctx, *(p - i), 0); // finds: tls.verify-off
}

void step_by_step(SSL_CTX *ctx, int i)
{
	static const int modes[4] = {1, 0, 1, 1};
	const int *p = &modes[3];
	p -= i;
	SSL_CTX_set_verify(ctx, *p, 0); // finds: tls.verify-off
}

void forward(SSL_CTX *ctx, int i)
{
	static const int modes[4] = {1, 1, 1, 0};
	const int *p = &modes[1];
	p += i;
	SSL_CTX_set_verify(ctx, *p, 0); // finds: tls.verify-off
}

/* Near misses: behind it lies another, and in front of it. */
void not_behind(SSL_CTX *ctx, int i)
{
	static const int modes[4] = {1, 1, 1, 0};
	const int *p = &modes[2];
	SSL_CTX_set_verify(ctx, p[-i], 0);
}

void not_in_front(SSL_CTX *ctx, int i)
{
	static const int modes[4] = {0, 1, 1, 1};
	const int *p = &modes[2];
	SSL_CTX_set_verify(ctx, p[i], 0);
}

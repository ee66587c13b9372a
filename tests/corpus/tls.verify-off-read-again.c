// SPDX-License-Identifier: Apache-2.0
// What is read twice from where others write, too, may differ: a condition on the first says nothing of the second.
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int next_event(void);

extern int is_strict;

void shared(SSL_CTX *ctx)
{
	int before = is_strict;

	next_event();
	if (!before) {
		if (is_strict)
			SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
	}
}

/* Behind a pointer. */
void pointed(SSL_CTX *ctx, const int *strict)
{
	int before = *strict;

	next_event();
	int after = *strict;
	if (!before) {
		if (after)
			SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
	}
}

void by_another_thread(SSL_CTX *ctx, const volatile int *strict)
{
	int before = *strict;
	int after = *strict;

	if (before == 0) {
		if (after != 0)
			SSL_CTX_set_verify(ctx, 0, 0); // finds: tls.verify-off
	}
}

/* Near misses: one value and its copy. */
void copied(SSL_CTX *ctx)
{
	int event = next_event();
	int copy = event;

	if (!event) {
		if (copy)
			SSL_CTX_set_verify(ctx, 0, 0);
	}
}

void given(SSL_CTX *ctx, int strict)
{
	int copy = strict;

	if (!copy) {
		if (strict)
			SSL_CTX_set_verify(ctx, 0, 0);
	}
}

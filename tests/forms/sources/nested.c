/* SPDX-License-Identifier: Apache-2.0 */
/* only: gcc */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int each(int (*apply)(int), int count);

int outer(SSL_CTX *ctx, int mode, int count)
{
	__label__ out;
	int seen = 0;
	auto int inner(int n);
	int inner(int n)
	{
		seen += n;
		if (n > 3)
			goto out;
		SSL_CTX_set_verify(ctx, 0, 0); // weak
		return seen + mode;
	}
	each(inner, count);
	inner(count);
out:
	return seen;
}

/* Both see one object. */
void switched_off(SSL_CTX *ctx)
{
	int mode = 1;
	void off(void)
	{
		mode = 0;
	}
	off();
	SSL_CTX_set_verify(ctx, mode, 0); // weak
}

void switched_on(SSL_CTX *ctx)
{
	int mode = 0;
	void on(void)
	{
		mode = 1;
	}
	on();
	SSL_CTX_set_verify(ctx, mode, 0);
}

void set_inside(SSL_CTX *ctx)
{
	int mode = 0;
	void set(void)
	{
		SSL_CTX_set_verify(ctx, mode, 0); // weak: it names what it hands over
	}
	set();
}

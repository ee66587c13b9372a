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

/* SPDX-License-Identifier: Apache-2.0 */
/* only: clang, with: -fblocks */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int each(int (^apply)(int), int count);

int outer(SSL_CTX *ctx, int count)
{
	__block int seen = 0;
	int (^inner)(int) = ^(int n) {
		seen += n;
		SSL_CTX_set_verify(ctx, 0, 0); // weak
		return seen;
	};
	each(inner, count);
	return inner(count);
}

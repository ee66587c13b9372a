/* SPDX-License-Identifier: Apache-2.0 */
/* with: -std=gnu89 */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
extern undeclared_result();
static helper();

old_style(ctx, mode, letter, real)
SSL_CTX *ctx;
char letter;
float real;
{
	implicit(letter, real);
	SSL_CTX_set_verify(ctx, mode, 0);
	return helper(ctx, 0) + undeclared_result(ctx, 1, 2.0); /* // weak: helper, by what it is passed */
}

static helper(ctx, mode)
SSL_CTX *ctx;
register mode;
{
	SSL_CTX_set_verify(ctx, mode, 0);
	return sizeof ctx;
}

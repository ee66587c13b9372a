/* SPDX-License-Identifier: Apache-2.0 */
/* with: -std=c2x */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
[[deprecated("old")]] int before(int);
_Static_assert(sizeof(int) == 4);
enum { NOTHING = 0b0, SEPARATE = 0x1F };
struct [[maybe_unused]] pair {
	int first, second;
};

int unnamed(SSL_CTX *ctx, int, [[maybe_unused]] const char *)
{
	struct pair pair = {};
	switch (pair.first) {
	case 1:
		pair.second = 2;
		[[fallthrough]];
	case 2:;
	}
	const unsigned char *text = (const unsigned char *)u8"text";
	SSL_CTX_set_verify(ctx, NOTHING, 0); // weak
	return pair.second + text[0];
}

/* SPDX-License-Identifier: Apache-2.0 */
/* with: -std=gnu11 */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
typedef float v8 __attribute__((vector_size(32)));
typedef int i8 __attribute__((vector_size(32)));
struct bits {
	unsigned low : 1, : 0, mode : 2;
	_Bool on : 1;
	unsigned long long wide : 41;
};
union pun {
	float real[8];
	v8 all;
};
static _Atomic(int) turn;
static _Atomic struct pair {
	int first, second;
} couple;

int variable(SSL_CTX *ctx, int n, int (*row)[n], int m[static n][n])
{
	int vla[n], square[n][sizeof vla];
	typedef int line[n];
	line again;
	for (int i = 0; i < n; i++)
		again[i] = vla[i] = square[i][0] = (*row)[i] + m[i][i];
	SSL_CTX_set_verify(ctx, (int)sizeof(char[n]) * 0, 0); // weak
	return again[0] + (int)sizeof(square);
}

int expression(SSL_CTX *ctx, int n)
{
	int mode = ({
		int kept = n;
		for (; kept > 0; kept--)
			;
		({ 0; });
	});
	SSL_CTX_set_verify(ctx, mode, 0); // weak
	return ({ while (n > 3) n /= ({ if (n == 4) return 1; 2; }); n; });
}

v8 vectors(SSL_CTX *ctx, v8 a, i8 which)
{
	union pun pun = {.all = a * 2 + (v8)(a > 1)};
	pun.real[which[1] & 7] += a[0];
	SSL_CTX_set_verify(ctx, 0, 0); // weak
	return __builtin_convertvector(which << 1, v8) + pun.all;
}

int atomics(SSL_CTX *ctx)
{
	struct pair now = couple;
	now.second += turn++;
	couple = now;
	__atomic_compare_exchange_n(&now.first, &now.second, 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
	SSL_CTX_set_verify(ctx, 0, 0); // weak
	turn ^= 1;
	return turn;
}

int bit_fields(SSL_CTX *ctx, struct bits *bits)
{
	struct bits own = {.low = 1, .wide = ~0ull};
	own.mode = 0;
	bits->mode++;
	bits->wide ^= own.wide;
	SSL_CTX_set_verify(ctx, own.mode, 0); // weak
	return bits->mode + own.on;
}

int jumps(SSL_CTX *ctx, int n)
{
	asm goto("" : : "r"(n) : : on, off);
	SSL_CTX_set_verify(ctx, 1, 0);
	return 0;
on:
	SSL_CTX_set_verify(ctx, 0, 0); // weak
	return 1;
off:
	SSL_CTX_set_verify(ctx, 0, 0); // weak
	return 2;
}

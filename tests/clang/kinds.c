/* SPDX-License-Identifier: Apache-2.0 */
/* Many kinds of C that lowering must get through: no fault, no crash. */
typedef int v4 __attribute__((vector_size(16)));
typedef unsigned __int128 wide;
struct flexible {
	unsigned count : 7, : 3, rest : 6;
	union {
		int number;
		struct {
			short low, high;
		};
	};
	char bytes[];
};
union word {
	int number;
	float real;
};
extern int renamed(const char *text) __asm__("its_symbol");
extern __typeof__(renamed) other __attribute__((weak));
static _Thread_local int per_thread = 3;
_Atomic int shared;
static const wide big = ((wide)1 << 100) + 7;
static const char *const words[] = {[2] = "two", "three", [0] = __FILE__};
static int matrix[2][3] = {{1, 2, 3}, {[1] = 5}};
static struct flexible tail = {1, 2, .number = 3, .bytes = "abc"};
static void *labels_of(int which);

inline int inline_only(int n)
{
	return n + 1;
}
static int old_style(a, b)
int a;
char *b;
{
	return a + *b;
}

static int variadic(int count, ...)
{
	__builtin_va_list list;
	int sum = 0;
	__builtin_va_start(list, count);
	while (count-- > 0)
		sum += __builtin_va_arg(list, int);
	__builtin_va_end(list);
	return sum;
}

static void *labels_of(int which)
{
	static void *const targets[] = {&&one, &&two};
	goto *targets[which & 1];
one:
	return (void *)targets;
two:
	return 0;
}

static void duff(char *to, const char *from, int count)
{
	int n = (count + 3) / 4;
	switch (count % 4) {
	case 0:
		do {
			*to++ = *from++;
	case 3:
			*to++ = *from++;
	case 2:
			*to++ = *from++;
	case 1:
			*to++ = *from++;
		} while (--n > 0);
	}
}

int kinds(int n, char *text, struct flexible *f, double _Complex z, v4 v)
{
	int vla[n > 0 ? n : 1], (*pointer)[3] = matrix, i = 0;
	char copy[sizeof "abc"] = "abc", *p = copy, **pp = &p;
	wide w = big * n;
	union word u = {.real = 1.5f};
	struct flexible local = {.low = 1, .high = 2}, again = local;
	v4 twice = v + v;
	vla[0] = sizeof vla + _Alignof(double) + __builtin_offsetof(struct flexible, number);
	f->count++;
	f->high -= f->low;
	f->bytes[n] = 'x';
	pointer[1][2] |= matrix[0][n & 1] << 2;
	*++*pp = i++ ? -1 : ~i;
	p += n, p -= 1;
	i = p - copy;
	i += _Generic(n, int : 1, default : 2) + __builtin_choose_expr(1, n, text);
	i = ({
		int inner = old_style(n, text);
		if (inner)
			goto done;
		inner ?: 7;
	});
	duff(copy, text, 4);
	__asm__ volatile("" : "+r"(i) : "r"(n) : "memory");
	shared += __atomic_fetch_add(&i, 1, __ATOMIC_SEQ_CST) + per_thread;
	i += __builtin_expect(variadic(2, n, (int)z), 0) + (int)u.real + twice[0] + (int)(w >> 90);
	if (other && renamed(words[n & 3]) && !labels_of(n))
		i = (struct flexible){.number = 4}.number + tail.number + again.low + inline_only(i);
	for (;;) {
		if (i-- < 0)
			break;
		else
			continue;
	}
done:
	return __builtin_constant_p(n) ? 1 : __func__[0] + __builtin_types_compatible_p(int, long);
}

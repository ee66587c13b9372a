/* SPDX-License-Identifier: Apache-2.0 */
/* Every kind of expression and statement once; shapes.expected says what some
 * of them must become. */
typedef struct {
	int verify;
	struct {
		int depth;
		char name[8];
	} tls;
	union {
		int number;
		float real;
	};
	unsigned low : 3, high : 5;
} conf_t;
struct opts {
	const char *url;
	conf_t conf[2];
	int (*callback)(int, void *);
};
int remote(const char *, char *, ...);
void *memcpy(void *, const void *, __SIZE_TYPE__);
enum { A = 3, B };

static int callback(int a, void *p)
{
	(void)p;
	return a ? 1 : 0;
}

int every_statement(struct opts *o, char *buf, int n, unsigned char c)
{
	conf_t local = {.verify = A, .tls.depth = 2};
	char *p = buf, text[8] = "abc";
	int arr[4] = {1, [2] = 3};
	long l = n;
	_Bool flag;

	o->conf[1].verify = 0;
	o->conf[n].tls.depth = sizeof arr + B;
	o->callback = &callback;
	local.number = 5;
	local.low = c;
	p += n;
	*p++ = 'x';
	*(p - 2) = 0;
	p[-n] = 1;
	arr[n] += 2;
	arr[n++]--;
	n = n + 1;
	n <<= 2;
	for (int i = 0; i < n; i++) {
		if (i == 3)
			continue;
		if (i == 5 && n)
			break;
		arr[i] = ~i;
	}
	while (n--)
		;
	do {
		n++;
	} while (n < 5);
	switch (n) {
	case 1:
	case 2 ... 4:
		every_statement(o, buf, 1, 2);
		break;
	default:
		n = 7;
	}
	remote("lit", buf, text);
	o->callback(1, p);
	l = ({ int t = n; t + 1; });
	l = n ?: 5;
	l = remote("a", buf) ?: 6;
	if (n || c)
		goto out;
	memcpy(buf, arr, sizeof arr);
	__builtin_memcpy(p, arr, 3);
	__builtin___memcpy_chk(p, arr, 4, 8);
	local = (conf_t){.verify = 2};
	__asm__ volatile("" : "=r"(n) : "r"(l));
	n = (c, remote("b", p), 3);
	buf = (char *)(long)n;
	flag = n;
	remote("c", buf, flag ? A : B, n == 4);
out:
	return local.verify;
}

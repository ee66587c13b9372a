/* SPDX-License-Identifier: Apache-2.0 */
/* What the two front ends write differently and calls and stores must not show: calls in parentheses,
 * likelihoods, arithmetic folded with itself, choices folded to shifts, steps of pointers put together. */
void *allocate(unsigned long size);
int ask(int value);
int take(int first, int second);
int put(const char *text, unsigned long size);
int abs(int value);
double fabs(double value);
struct hooks {
	int (*hook)(int value);
	unsigned flags;
	unsigned char *next;
};
#define LIKELY(x) __builtin_expect(!!(x), 1)

int parentheses(const struct hooks *hooks, int (*direct)(int))
{
	int first = (ask(1)), second;
	second = ((ask(2)));
	take((ask(3)), ((ask)(4)));
	second += (*hooks->hook)(5) + hooks->hook(6) + (*direct)(7) + direct(8);
	if (first && ((ask(9))))
		return (ask(10));
	return take(12, 13);
}

int likelihood(int value)
{
	int kind = 0;
	if (LIKELY(value == 3))
		kind = 4;
	else
		kind = 5;
	put(LIKELY(value) ? "often" : "seldom", 6);
	return take(kind, __builtin_expect(kind, 4));
}

unsigned long compound(unsigned char *next, unsigned count, struct hooks *hooks)
{
	unsigned long hold = 0;
	unsigned bits = 0, *step = &bits;
	do { while (bits < count) do { hold += (unsigned long)(*next++) << bits; bits += 8; } while (0); } while (0);
	if (count) hold |= (unsigned long)(*hooks->next++);
	if (hold) hooks->flags += (unsigned)ask(1);
	if (bits) *step += (unsigned)ask(2);
	return hold;
}

int itself(unsigned bits, unsigned other)
{
	unsigned known = 13;
	known -= known & 7;
	take((int)known, 0);
	bits -= bits & 7;
	take((int)bits, (int)(other - (other & 15)));
	known = other - other;
	other ^= other;
	take((int)known, (int)other);
	known = 6;
	known += known;
	known |= known;
	return take((int)known, 1);
}

int folded(unsigned flags, unsigned long count, const char *text, int value)
{
	char digits[10] = "";
	int event = flags & 32 ? 4 : 0;
	int lower = flags & 2 ? 16 : 0;
	take(event, lower);
	take((int)(flags >> 3 & 4), (int)((unsigned char)(flags & 0xff)));
	put(digits + 10 - count, count);
	put(text + count - 1, count);
	put(text + 2 - 1, 1);
	return take(abs(value), (int)fabs(value));
}

int chosen(int value)
{
	int kind;
	if (__builtin_constant_p(value))
		kind = ask(1);
	else
		kind = ask(2);
	return kind;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Ordinary code, nothing wrong with it: unused statics, inline functions,
 * tables, loops, a switch, a nested function, assembler, thread locals. */
extern int printf(const char *, ...);
extern void *memcpy(void *, const void *, __SIZE_TYPE__);

static const unsigned char table[256] = {1, 2, 3, [100 ... 110] = 7};
static int unused_object = 5;
_Thread_local int per_thread;
int tentative;
const char *names[] = {"one", "two", 0};

static void unused(void)
{
	unused_object++;
}

static inline int square(int x)
{
	return x * x;
}

struct item {
	struct item *next;
	unsigned kind : 3, level : 5;
	union {
		int number;
		char text[16];
	};
};

int walk(struct item *item, int limit)
{
	int sum = 0;
	for (; item && limit-- > 0; item = item->next) {
		switch (item->kind) {
		case 0:
			continue;
		case 1 ... 3:
			sum += item->number;
			break;
		default:
			sum ^= table[item->text[0] & 0xff];
		}
	}
	return sum ? sum : square(limit);
}

int main(int argc, char **argv)
{
	struct item first = {.kind = 2, .number = argc}, second = {.next = &first};
	char copy[sizeof first];
	int add(int a) { return a + argc; }

	memcpy(copy, &first, sizeof copy);
	__asm__ volatile("" ::: "memory");
	do {
		per_thread += ({ int t = walk(&second, 3); t + 1; });
	} while (per_thread < 10);
	if (argc > 5)
		goto out;
	printf("%s %d\n", argv[0], add(per_thread));
out:
	return tentative + (copy[0] ?: names[0][0]);
}

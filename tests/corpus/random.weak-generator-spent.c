// SPDX-License-Identifier: Apache-2.0
// What a long function leaves no budget for is looked at apart.
extern int rand(void);
extern double drand48(void);

static unsigned long mixed(unsigned long x)
{
	for (int i = 0; i < 299; i++)
		for (int k = 0; k < 299; k++)
			x += (unsigned long)(i ^ k) * 3 + (unsigned long)(i & k);
	return x;
}

static int dropped(int again, int limit)
{
	if (again)
		return rand() < limit; // finds: random.weak-generator warning
	return drand48() < 0.5; // finds: random.weak-generator warning
}

int handle(unsigned long x, int limit)
{
	int first = dropped(0, limit);

	x = mixed(x) + mixed(x + 1) + mixed(x + 2);
	return first + dropped(1, limit) + (int)x;
}

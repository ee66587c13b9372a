// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Near misses of RC4: a total of what stands in an array that began with its indexes picks no element of it.
struct sets {
	int parent[100], weight[100];
};

static void begin(int *set, int count)
{
	for (int n = 0; n < count; n++)
		set[n] = n;
}

int weigh(struct sets *sets, int count)
{
	int total = 0;

	begin(sets->parent, count);
	for (int n = 0; n < count; n++)
		total = total + sets->parent[n] + sets->weight[n];
	return total;
}

void offsets(int *order, const int *length, int *at, int count)
{
	int next = 0;

	for (int n = 0; n < count; n++)
		order[n] = n;
	for (int n = 0; n < count; n++) {
		next += order[n] + length[n];
		at[n] = next;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Passes every profile once the options are right. */
struct point {
	int x, y;
	struct {
		unsigned low : 3, high : 5;
		const char *name;
	} inner;
};
static const struct point origin = {.x = 1, .inner = {.high = 2, .name = "origin"}};
static int table[4] = {1, 2, [3] = 4};

static int twice(int n)
{
	return n + n;
}

int sum(const struct point *points, unsigned count)
{
	int total = origin.x;
	for (unsigned i = 0; i < count; i++) {
		if (points[i].x == 3)
			continue;
		int more = twice(points[i].x) * table[i & 3];
		total += more;
	}
	switch (total) {
	case 1:
	case 2 ... 4:
		total++;
		break;
	default:
		goto out;
	}
out:
	return total;
}

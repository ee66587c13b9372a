// SPDX-License-Identifier: Apache-2.0
// A key behind a pointer that never changes is told where that is initialised, and once: GCC puts the literal wherever
// the pointer is used, when it optimises.
int use(const void *);

static const char *const of_all = "ZigBeeAlliance09"; // finds: secrets.private-key

int file_scope(void)
{
	return use(of_all);
}

int again(void)
{
	return use((const unsigned char *)of_all);
}

int of_function(void)
{
	static const char *const key = "ZigBeeAlliance09"; // finds: secrets.private-key

	return use(key);
}

int local(void)
{
	const char *const key = "ZigBeeAlliance09"; // finds: secrets.private-key

	return use(key);
}

/* A literal of its own. */
int written_out(void)
{
	return use("ZigBeeAlliance09"); // finds: secrets.private-key
}

/* Near miss: another text. */
static const char *const other = "ZigBeeAlliance";
int near_miss(void)
{
	return use(other);
}

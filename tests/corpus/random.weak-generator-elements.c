// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Members of an element that isn't known: the name of the member that was handed on says what is written there.
#include <stdlib.h>
#include <sys/random.h>

struct entry {
	char sid[33];
	unsigned char salt[8], colour[3];
	unsigned timeout;
};
struct table {
	struct entry list[16];
	unsigned next;
};

static void bytes(unsigned char *out, size_t size)
{
	for (size_t i = 0; i < size; i++)
		out[i] = (unsigned char)(lrand48() >> 8);
}

static void letters(char *out, int count)
{
	while (count-- > 0)
		*out++ = (char)('a' + rand() % 26);
	*out = 0;
}

static struct entry *take(struct table *table)
{
	return &table->list[table->next++ % 16];
}

/* Field. */
void by_a_getter(struct table *table)
{
	struct entry *entry = take(table);

	bytes(entry->salt, sizeof entry->salt); // finds: random.weak-generator
	letters(entry->sid, 32); // finds: random.weak-generator
}

void by_index(struct table *table, int at)
{
	bytes(table->list[at].salt, 8); // finds: random.weak-generator
}

void of_a_pointer(struct entry *list, int at)
{
	letters(list[at].sid, 32); // finds: random.weak-generator
}

static struct table sessions;

/* Conditional. */
void of_a_static(int at, int new_salt)
{
	if (new_salt)
		bytes(sessions.list[at].salt, 8); // finds: random.weak-generator
}

static int fill(int (*source)(unsigned char *, size_t), unsigned char *out, size_t size)
{
	return source(out, size);
}

static int drawn(unsigned char *out, size_t size)
{
	bytes(out, size);
	return 0;
}

static int strong(unsigned char *out, size_t size)
{
	return getrandom(out, size, 0) == (ssize_t)size ? 0 : -1;
}

/* Wrapper. */
int by_callback(struct table *table)
{
	struct entry *entry = take(table);

	return fill(drawn, entry->salt, 8); // finds: random.weak-generator
}

void cookie(char *session_cookie)
{
	letters(session_cookie, 32); // finds: random.weak-generator
}

static void paint_bytes(unsigned char *out)
{
	out[0] = (unsigned char)(random() >> 3); // finds: random.weak-generator warning
}

/* Near misses: a member beside it, also behind one that is a secret; better numbers. */
int paint(struct table *table)
{
	struct entry *entry = take(table);

	if (fill(strong, entry->salt, 8) < 0)
		return -1;
	paint_bytes(entry->colour);
	return 0;
}

unsigned char board_number(void);

/* Unknown. */
void unknown(struct table *table, int at)
{
	table->list[at].salt[0] = board_number();
}

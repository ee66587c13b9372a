// SPDX-License-Identifier: Apache-2.0
// A pointer to a row that is called a session or a token: a number that another member of it got is none of it.
#include <stdlib.h>
#include <string.h>

struct session {
	int used;
	unsigned slot, id;
	char name[16];
};
static struct session table[8];

void touch(int i)
{
	table[i].slot = rand() % 8; // finds: random.weak-generator warning
}

/* Near misses: where it lies, not what it is. */
struct session *find_session(int used)
{
	for (int i = 0; i < 8; i++)
		if (table[i].used == used)
			return &table[i];
	return NULL;
}

struct session *first_session(void)
{
	struct session *s = &table[0];
	s->slot = rand() & 7; // finds: random.weak-generator warning
	return s;
}

/* What it is known by is a member of it. */
static struct session others[8];
struct session *new_session(int i)
{
	struct session *s = &others[i & 7];
	s->id = rand();
	return s; // finds: random.weak-generator
}

struct words {
	int length;
	unsigned word[4];
};
static struct words words;
struct words *make_token(void)
{
	words.length = 4;
	for (int i = 0; i < 4; i++)
		words.word[i] = rand();
	return &words; // finds: random.weak-generator
}

static unsigned numbers[4];
unsigned *make_nonce(void)
{
	for (int i = 0; i < 4; i++)
		numbers[i] = rand();
	return numbers; // finds: random.weak-generator
}

struct letters {
	int length;
	char text[16];
};
static struct letters letters;
struct letters *make_otp(void)
{
	for (int i = 0; i < 6; i++)
		letters.text[i] = '0' + rand() % 10;
	letters.length = 6;
	return &letters; // finds: random.weak-generator
}

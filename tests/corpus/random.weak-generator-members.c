// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// A session id that is written through a pointer to the member: the member says what it is.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define ID_LENGTH 24

struct session {
	char name[16];
	char sid[ID_LENGTH + 1];
	unsigned char nonce[12], colour[3];
};

static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static int below(int n)
{
	return (int)((double)n * rand() / (RAND_MAX + 1.0));
}

static char pick(void)
{
	return letters[below(36)];
}

/* Field. */
struct session *begin(void)
{
	struct session *session = calloc(1, sizeof *session);
	char *at;

	if (!session)
		return NULL;
	for (at = session->sid; at < session->sid + ID_LENGTH; ++at)
		*at = pick(); // finds: random.weak-generator
	*at = 0;
	return session;
}

static void draw(unsigned char *out, size_t size)
{
	while (size--)
		*out++ = (unsigned char)rand();
}

/* Wrapper. */
void renew(struct session *session)
{
	draw(session->nonce, sizeof session->nonce); // finds: random.weak-generator
}

/* Conditional. */
void name_or_id(struct session *session, int both)
{
	char *at = session->sid;

	at[0] = 'x';
	if (both)
		at[1] = letters[rand() % 36]; // finds: random.weak-generator
}

/* One draw or the other, each in its turn: one fault. */
char *pronounceable(char *password, size_t size)
{
	size_t i;

	for (i = 0; i + 1 < size; i++)
		password[i] = i & 1 ? "aeiou"[rand() % 5] : "bcdfghjk"[rand() % 8]; // finds: random.weak-generator
	password[i] = 0;
	return password;
}

/* Near misses: another member beside it, better numbers. */
void others(struct session *session)
{
	char *at = session->name;
	unsigned char *part = session->colour;

	at[0] = pick();
	part[1] = (unsigned char)rand(); // finds: random.weak-generator warning
}

int strong(struct session *session)
{
	unsigned char *at = session->nonce;

	return getrandom(at, sizeof session->nonce, 0) == (ssize_t)sizeof session->nonce;
}

unsigned char board_number(void);

/* Unknown. */
void unknown(struct session *session)
{
	unsigned char *at = session->nonce;

	at[0] = board_number();
}

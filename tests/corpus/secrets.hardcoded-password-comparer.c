// SPDX-License-Identifier: Apache-2.0
// A program's own comparison of texts: what is compared with what is called a password, through it, is one.
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static int same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

static int differs(const char *a, const char *b)
{
	return strcmp(a, b);
}

static int ct_equal(const char *a, const char *b, size_t n)
{
	unsigned char diff = 0;

	for (size_t i = 0; i < n; i++)
		diff |= a[i] ^ b[i];
	return diff == 0;
}

static int ct_differs(const void *one, const void *other, size_t n)
{
	const unsigned char *p = one, *q = other;
	int diff = 0;

	for (; n > 0; n--)
		diff |= *p++ ^ *q++;
	return diff != 0;
}

static bool by_letter(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

static bool at_each_index(const char *a, const char *b)
{
	size_t i;

	for (i = 0; a[i]; i++)
		if (a[i] != b[i])
			return false;
	return b[i] == 0;
}

static int same_or_null(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	return same(a, b);
}

int open_door(const char *password)
{
	if (same(password, "letmein42")) // finds: secrets.hardcoded-password
		return 1;
	return 0;
}

int other_way_round(const char *passwd)
{
	return same("factory-2019", passwd) ? 0 : -1; // finds: secrets.hardcoded-password
}

int as_a_difference(const char *password)
{
	if (differs(password, "letmein42")) // finds: secrets.hardcoded-password
		return -1;
	return 0;
}

/* In constant time: it is no secret all the same. */
int constant_time(const char *password)
{
	return ct_equal(password, "letmein42", 9); // finds: secrets.hardcoded-password
}

int constant_time_pointers(const unsigned char *password)
{
	return ct_differs(password, "letmein42", 9) == 0; // finds: secrets.hardcoded-password
}

bool letters(const char *password)
{
	return by_letter(password, "letmein42"); // finds: secrets.hardcoded-password
}

bool indices(const char *password)
{
	return at_each_index(password, "letmein42"); // finds: secrets.hardcoded-password
}

/* Wrapper: a second one between. */
int second_wrapper(const char *password)
{
	return same_or_null(password, "letmein42"); // finds: secrets.hardcoded-password
}

struct request {
	char user[32];
	char password[32];
};

/* Field. */
int member(const struct request *request)
{
	return same(request->user, "admin") && same(request->password, "admin-77"); // finds: secrets.hardcoded-password
}

static int login(const char *password, const char *wanted)
{
	return same(password, wanted);
}

/* Wrapper: who calls it has the text. */
int who_decides(const char *typed)
{
	return login(typed, "letmein42"); // finds: secrets.hardcoded-password
}

/* Conditional: one of two. */
int conditional(const char *password, int model)
{
	return same(password, model > 3 ? "letmein42" : ""); // finds: secrets.hardcoded-password
}

/* Near misses: nobody knows either, no secret's name, how one is stored, nothing, stars. */
int neither(const char *mode, const char *other)
{
	return same(mode, other);
}

int of_a_mode(const char *mode, const char *key_name)
{
	return same(mode, "client") || same(key_name, "password");
}

int stored_how(const char *password)
{
	return same(password, "{SHA}") || same(password, "$6$") || same(password, "SCRV1:") || same(password, "file:");
}

int given_at_all(const char *password)
{
	return same(password, "") || same(password, "********");
}

int repeated(const char *password, const char *confirm)
{
	return same(password, confirm);
}

/* Near misses: nobody may choose it. */
int rule(const char *password)
{
	if (same(password, "12345678") || differs(password, "password") == 0)
		return -1;
	return 0;
}

/* Near misses: texts are made of both, one is looked for in the other, a place in a list. */
static int mask(char *text, const char *with)
{
	int i;

	for (i = 0; with[i]; i++)
		text[i] = (char)(text[i] ^ with[i]);
	return i;
}

static int holds(const char *text, const char *part)
{
	size_t length = strlen(part), at = 0;

	for (; text[at]; at++)
		if (strncmp(text + at, part, length) == 0)
			return 1;
	return 0;
}

static int holds_any(const char *text, const char *letters)
{
	for (size_t i = 0; text[i]; i++)
		for (size_t k = 0; letters[k]; k++)
			if (text[i] == letters[k])
				return 1;
	return 0;
}

static int fill(char *to, const char *from)
{
	int n = 0;

	while ((*to++ = *from++))
		n++;
	return n;
}

int other_things(char *password)
{
	return mask(password, "mask") + holds(password, "://") + holds_any(password, "\"'\\") + fill(password, "unset");
}

/* Unknown: another unit compares. */
int elsewhere(const char *a, const char *b);

int another_unit(const char *password)
{
	return elsewhere(password, "letmein42");
}

/* Unknown: with what comes from a file. */
const char *kept_word(void);

int with_kept(const char *password)
{
	return same(password, kept_word());
}

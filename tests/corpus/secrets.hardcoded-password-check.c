// SPDX-License-Identifier: Apache-2.0
// A function's name tells that the only text it is given is a password, whatever the parameter is called.
#include <stdbool.h>
#include <string.h>

int check_password(const char *in)
{
	return strcmp(in, "engineer#77") == 0; // finds: secrets.hardcoded-password
}

bool door_verify_pin(const char *typed)
{
	if (strcmp(typed, "740913") != 0) // finds: secrets.hardcoded-password
		return false;
	return true;
}

bool passcodeOk(const char *s)
{
	bool ok = false;

	if (!strcmp(s, "740913")) // finds: secrets.hardcoded-password
		ok = true;
	return ok;
}

int verify_passphrase(const char *in)
{
	if (!in)
		return -1;
	if (!strcmp(in, "open sesame")) // finds: secrets.hardcoded-password
		return 0;
	return -1;
}

int check_passwd(const char *in)
{
	return strcmp(in, "engineer#77"); // finds: secrets.hardcoded-password
}

static int same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* Wrapper: the program's own comparison. */
bool is_valid_pin(const char *text)
{
	return same(text, "740913"); // finds: secrets.hardcoded-password
}

/* Conditional: either of two. */
int pin_ok(const char *in)
{
	return !strcmp(in, "740913") || !strcmp(in, "000042"); // finds: secrets.hardcoded-password, secrets.hardcoded-password
}

/* Near misses: what is checked is something else's name, one of two texts, no text of the caller's. */
int check_password_option(const char *opt)
{
	return strcmp(opt, "--password") == 0;
}

int check_mode(const char *in)
{
	return strcmp(in, "client") == 0;
}

int check_pin(const char *user, const char *in)
{
	return strcmp(user, "admin") == 0 && in[0] != 0;
}

const char *source_of_password(void);

int password_ok(const char *in)
{
	return strcmp(source_of_password(), "file") == 0 && in[0] != 0;
}

/* Near miss: a pin of a chip. */
int gpio_check_pin(const char *name)
{
	return strcmp(name, "gpio17") == 0;
}

/* Near misses: nobody may choose it. */
bool is_valid_password(const char *in)
{
	return strcmp(in, "password") != 0 && strcmp(in, "12345678") != 0;
}

bool is_valid_passcode(const char *in)
{
	if (strcmp(in, "000000") == 0 || strcmp(in, "123456") == 0)
		return false;
	return true;
}

int verify_pincode(const char *in)
{
	if (same(in, "123456"))
		return 0;
	return 1;
}

/* Unknown: with what comes from a file. */
const char *kept_word(void);

int verify_passcode(const char *in)
{
	return strcmp(in, kept_word()) == 0;
}

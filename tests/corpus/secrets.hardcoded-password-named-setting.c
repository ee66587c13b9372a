// SPDX-License-Identifier: Apache-2.0
// What is called like a password and has its text from the start is one, whatever it is compared with.
#include <string.h>

int CRYPTO_memcmp(const void *one, const void *other, size_t length);

static const char web_password[] = "gw-admin-1";
static const char password_option[] = "password";
static struct {
	const char *url;
	const char *admin_password;
	const char *attribute;
} settings = {"https://gw.example.com", "gw-admin-2", "colour"};

int of_its_own(const char *given)
{
	return strcmp(given, web_password) == 0; // finds: secrets.hardcoded-password
}

/* Field. */
int of_the_settings(const char *given)
{
	return strlen(given) == strlen(settings.admin_password) &&
	       CRYPTO_memcmp(given, settings.admin_password, strlen(given)) == 0; // finds: secrets.hardcoded-password
}

static int same(const char *one, const char *other)
{
	return strcmp(one, other) == 0;
}

/* Wrapper. */
int by_a_helper(const char *given)
{
	return same(given, web_password); // finds: secrets.hardcoded-password
}

/* Near misses: the name of an option, another setting, what only somebody else sets, and whether it is still what it was. */
int is_option(const char *word)
{
	return strcmp(word, password_option) == 0;
}

int is_attribute(const char *word)
{
	return strcmp(word, settings.attribute) == 0;
}

int of_a_request(const char *given, const char *stored_password)
{
	return strcmp(given, stored_password) == 0;
}

int is_unchanged(void)
{
	return strcmp(settings.admin_password, web_password) == 0;
}

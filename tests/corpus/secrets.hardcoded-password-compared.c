// SPDX-License-Identifier: Apache-2.0
// A constant that input is compared with is a password that every device shares.
#include <stdlib.h>
#include <string.h>

struct request {
	char user[32];
	char password[32];
	char method[8];
};

int log_in(const char *user, const char *password)
{
	if (strcmp(user, "admin") != 0)
		return -1;
	return strcmp(password, "letmein") == 0 ? 0 : -1; // finds: secrets.hardcoded-password
}

int other_way_round(const char *passwd)
{
	return strcmp("factory-2019", passwd) == 0; // finds: secrets.hardcoded-password
}

int counted(const struct request *request)
{
	return strncmp(request->password, "backdoor", 8) == 0; // finds: secrets.hardcoded-password
}

/* Near misses: an empty text, another word, a stored value. */
int given_at_all(const char *password)
{
	return strcmp(password, "") != 0;
}

int is_shown_as_stars(const char *password)
{
	return strcmp(password, "********") == 0;
}

int grammar(const char *word)
{
	return strcmp(word, "password") == 0;
}

int method(const struct request *request)
{
	return strcmp(request->method, "POST") == 0;
}

int stored(const char *password, const char *stored_password)
{
	return strcmp(password, stored_password) == 0;
}

struct settings {
	char web_pass[32], userpass[32], bypass[8];
};

/* Field. */
int more_names(const struct settings *settings)
{
	return strcmp(settings->web_pass, "web-4711") == 0 || // finds: secrets.hardcoded-password
	       strcmp(settings->userpass, "user-4711") == 0 || // finds: secrets.hardcoded-password
	       strcmp(settings->bypass, "on") == 0;
}

/* Passes of a renderer, and filters. */
struct pipeline {
	char render_pass[16], low_pass[16];
};

int no_passwords(const struct pipeline *pipeline, const char *second_pass)
{
	return strcmp(pipeline->render_pass, "shadow") == 0 || strcmp(pipeline->low_pass, "bessel") == 0 ||
	       strcmp(second_pass, "yes") == 0;
}

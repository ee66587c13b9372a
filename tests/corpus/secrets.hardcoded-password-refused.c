// SPDX-License-Identifier: Apache-2.0
// Passwords that nobody may choose: whoever gives one of them gets an error. One that lets in is another thing.
#include <stdio.h>
#include <string.h>

/* Near misses. */
int rule(const char *password)
{
	if (strlen(password) < 10)
		return -1;
	if (!strcmp(password, "password") || strcmp(password, "12345678") == 0) {
		fputs("that is everybody's password\n", stderr);
		return -1;
	}
	return 0;
}

int one(const char *password)
{
	if (strcasecmp("administrator", password) == 0)
		return -22;
	return 0;
}

/* Near miss: a member. */
struct request {
	const char *user, *password;
};
int member(const struct request *request)
{
	if (!request->password[0] || !strcmp(request->password, "changeme"))
		return -1;
	return 1;
}

/* Near miss: a plain no. */
_Bool strong(const char *password)
{
	static const char *const common[] = {"qwertyuiop", "1234567890"};

	if (strcmp(password, "password123") == 0)
		return 0;
	for (int i = 0; i < 2; i++)
		if (!strcmp(password, common[i]))
			return 0;
	return strlen(password) >= 10;
}

/* A yes, and a no to all but one. */
_Bool yes(const char *password)
{
	if (!strcmp(password, "backdoor9")) // finds: secrets.hardcoded-password
		return 1;
	return 0;
}

_Bool no_to_others(const char *password)
{
	if (strcmp(password, "backdoor8")) // finds: secrets.hardcoded-password
		return 0;
	return 1;
}

/* The door. */
int door(const char *password)
{
	if (!strcmp(password, "backdoor")) // finds: secrets.hardcoded-password
		return 0;
	return -1;
}

int other_way_round(const char *password)
{
	if (strcmp(password, "backdoor")) // finds: secrets.hardcoded-password
		return -1;
	return 0;
}

/* Conditional: only with a user's name besides, and whoever doesn't know it is sent away. */
int both(const char *user, const char *password)
{
	if (strcmp(user, "service") != 0 || strcmp(password, "s3rv1ce") != 0) // finds: secrets.hardcoded-password
		return -1;
	return 0;
}

int not_the_other(const char *user, const char *password)
{
	if (!strcmp(password, "s3rv1ce") && strcmp(user, "root")) // finds: secrets.hardcoded-password
		return -1;
	return 0;
}

/* Conditional: one way out of it lets in. */
int a_way_out(const char *user, const char *password)
{
	if (!strcmp(password, "backdoor")) { // finds: secrets.hardcoded-password
		if (user[0] == '#')
			return 1;
		return -1;
	}
	return 0;
}

/* A near miss: it only says so where somebody listens. */
int told_of(int verbose, const char *password)
{
	if (!strcmp(password, "backdoor")) {
		if (verbose)
			fputs("that is everybody's password\n", stderr);
		return -1;
	}
	return 0;
}

/* What a scheme looks like, as a whole. */
int whole(const char *password)
{
	return strcmp(password, "{admin}") == 0 || strcmp(password, "$ecret$") == 0; // finds: secrets.hardcoded-password, secrets.hardcoded-password
}

/* A near miss: how the rest of it is written. */
int written_how(const char *password, char *out)
{
	const int skip = (int)strlen("SCRV1:");

	if (strncmp(password, "SCRV1:", (size_t)skip) != 0)
		return strncmp(password, "B64:", 4) == 0;
	strcpy(out, password + skip);
	return 2;
}

/* What no tag looks like, and one as a whole. */
int begins_with(const char *password)
{
	return strncmp(password, "letmein:", 8) == 0 || strcmp(password, "SCRV1:") == 0; // finds: secrets.hardcoded-password, secrets.hardcoded-password
}

/* A near miss: whoever asks whether it is too common refuses when it is. */
static int is_common(const char *password)
{
	static const char *const common[] = {"password1", "12345678", NULL};
	for (int i = 0; common[i]; i++)
		if (!strcmp(password, common[i]))
			return 1;
	return strlen(password) < 10;
}

int take_new(const char *new_password, char *out)
{
	if (is_common(new_password))
		return -1;
	strcpy(out, new_password);
	return 0;
}

static int is_on_the_list(const char *password)
{
	return strcmp(password, "hunter22") == 0;
}

int is_acceptable(const char *password)
{
	return strlen(password) > 7 && !is_on_the_list(password);
}

/* Whoever asks lets in. */
static int is_master(const char *password)
{
	return strcmp(password, "hunter23") == 0; // finds: secrets.hardcoded-password
}

int log_in(const char *password)
{
	if (is_master(password))
		return 1;
	return 0;
}

static int is_service(const char *password)
{
	if (strcmp(password, "hunter24") == 0) // finds: secrets.hardcoded-password
		return 1;
	return 0;
}

int log_in_to_service(const char *password)
{
	if (!is_service(password))
		return -1;
	return 0;
}

/* It says yes to whoever is to be sent away. */
static int differs(const char *password)
{
	return strcmp(password, "hunter25") != 0; // finds: secrets.hardcoded-password
}

int log_in_unless(const char *password)
{
	if (differs(password))
		return -1;
	return 0;
}

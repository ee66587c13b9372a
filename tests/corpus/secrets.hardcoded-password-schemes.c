// SPDX-License-Identifier: Apache-2.0
// What a stored password begins with tells how it was hashed.
#include <string.h>

extern int look_up(const char *password);

/* Near misses. */
int by_digest(const char *password)
{
	return strncmp(password, "md5", 3) == 0 && strlen(password) == 35;
}

int by_exchange(const char *password)
{
	return !strncmp(password, "SCRAM-SHA-256", 13) || !strncmp(password, "scram-sha-256$", 14);
}

int by_function(const char *password)
{
	if (!strncasecmp(password, "pbkdf2_sha256$", strlen("pbkdf2_sha256$")) || !strncmp(password, "argon2id", 8))
		return look_up(password);
	return 0;
}

/* Something else behind it, all of it, or something else. */
int with_more(const char *password)
{
	return strncmp(password, "md5secret", 9) == 0; // finds: secrets.hardcoded-password
}

int to_its_end(const char *password)
{
	return !strncmp(password, "sha1", 5); // finds: secrets.hardcoded-password
}

int all_of_it(const char *password)
{
	return strcmp(password, "md5") == 0; // finds: secrets.hardcoded-password
}

int digits(const char *password)
{
	return strncmp(password, "123456", 6) == 0; // finds: secrets.hardcoded-password
}

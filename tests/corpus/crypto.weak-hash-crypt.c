// SPDX-License-Identifier: Apache-2.0
// needs: crypt
#include <crypt.h>
#include <string.h>

const char *md5(const char *typed, const char *salt)
{
	char setting[64] = "$1$";

	strncat(setting, salt, 8);
	return crypt(typed, setting); // finds: crypto.weak-hash
}

const char *des(const char *typed)
{
	return crypt(typed, "ab"); // finds: crypto.weak-hash, secrets.hardcoded-salt warning
}

const char *fixed(const char *typed)
{
	return crypt(typed, "$6$camera$"); // finds: secrets.hardcoded-salt warning
}

const char *known(const char *setting)
{
	return crypt("root", setting); // finds: secrets.hardcoded-password
}

/* Conditional. */
const char *generated(int method)
{
	return method ? crypt_gensalt("$y$", 0, NULL, 0) : crypt_gensalt("$1$", 0, NULL, 0); // finds: crypto.weak-hash
}

/* Near misses. */
int matches(const char *typed, const char *stored)
{
	const char *hash = crypt(typed, stored);

	return hash && strcmp(hash, stored) == 0;
}

// SPDX-License-Identifier: Apache-2.0
// What is found to be a password that nobody may have lets nobody in: by the function's name, or by what must not hold.
#include <stdbool.h>
#include <string.h>

/* Near misses. */
bool is_too_weak(const char *password)
{
	static const char *const common[] = {"123456", "password", "letmein", NULL};
	for (int i = 0; common[i]; i++)
		if (strcmp(password, common[i]) == 0)
			return true;
	return strlen(password) < 8;
}

bool uses_default_password(const char *password)
{
	return strcmp(password, "camera-2020") == 0;
}

bool is_configured(const char *password)
{
	return password && strcmp(password, "changeme") != 0;
}

int may_be_stored(const char *password)
{
	if (!strcmp(password, "(null)") || !strcasecmp(password, "none"))
		return 0;
	return strcmp(password, "[unset]");
}

/* Fires: a name that says so of something else, a no that is a yes, what only begins like a placeholder. */
bool is_default_user(const char *password)
{
	return strcmp(password, "camera-2020") != 0; // finds: secrets.hardcoded-password error
}

int set_default_password(const char *password)
{
	if (strcmp(password, "camera-2020") == 0) // finds: secrets.hardcoded-password error
		return 1;
	return 0;
}

int log_in(const char *user, const char *password)
{
	return strcmp(user, "admin") || strcmp(password, "letmein"); // finds: secrets.hardcoded-password error
}

bool opens(const char *password)
{
	return strcmp(password, "<none>1") == 0; // finds: secrets.hardcoded-password error
}

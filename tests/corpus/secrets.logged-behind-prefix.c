// SPDX-License-Identifier: Apache-2.0
// A wrapper puts what it was given behind a text of its own, whose length isn't known: who gave it is told, once.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>

struct account {
	char user[32];
	char password[64];
};
int mosquitto_username_pw_set(void *, const char *, const char *);

static void agent_log(int level, const char *from, const char *format, ...)
{
	char line[512];
	va_list args;
	int n = snprintf(line, sizeof line, "[%s] ", from);

	va_start(args, format);
	vsnprintf(line + n, sizeof line - (size_t)n, format, args);
	va_end(args);
	syslog(level, "%s", line);
}

int connect_to(const struct account *account, void *client)
{
	int failed = mosquitto_username_pw_set(client, account->user, account->password);

	if (failed)
		agent_log(LOG_ERR, __func__, "user %s password %s", account->user, account->password); // finds: secrets.logged
	return failed;
}

static void say(const char *from, const char *what)
{
	char line[256];

	strcpy(line, from);
	strcat(line, ": ");
	strcat(line, what);
	puts(line);
}

/* Through a wrapper without a format. */
void tell(const struct account *account, const char *from)
{
	say(from, account->password); // finds: secrets.logged
	say(from, account->user);
}

/* Near miss: what isn't a secret. */
void connected(const struct account *account)
{
	agent_log(LOG_INFO, __func__, "user %s, password %s", account->user, account->password[0] ? "set" : "missing");
}

// SPDX-License-Identifier: Apache-2.0
// A log of the project's own that puts its line together first: one finding, where the secret is called one and handed
// to the log, whoever it came from.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

static void log_it(int level, const char *format, ...)
{
	char text[200];
	va_list rest;

	va_start(rest, format);
	vsnprintf(text, sizeof text, format, rest);
	va_end(rest);
	syslog(level, "%s", text);
}

/* Wrapper. */
void login(const char *user, const char *password)
{
	log_it(3, "login %s %s", user, password); // finds: secrets.logged
	log_it(3, "login %s", user);
}

/* Wrapper: what it gets is known. */
static void login_by(const char *user, const char *password)
{
	log_it(3, "login %s %s", user, password); // finds: secrets.logged
	log_it(3, "login %s, %zu letters", user, strlen(password));
}

int main(void)
{
	login_by("me", getenv("PASSWORD"));
	log_it(3, "home %s", getenv("HOME"));
	return 0;
}

struct wifi {
	char ssid[33];
	char psk[65];
};

/* Near miss: the first member isn't its secret neighbour. */
void joined(struct wifi *wifi, const char *ssid, const char *psk)
{
	strncpy(wifi->ssid, ssid, sizeof wifi->ssid - 1);
	strncpy(wifi->psk, psk, sizeof wifi->psk - 1);
	syslog(6, "joined %s", wifi->ssid);
	syslog(6, "joined %s with %s", wifi->ssid, wifi->psk); // finds: secrets.logged
}

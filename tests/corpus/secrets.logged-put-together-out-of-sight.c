// SPDX-License-Identifier: Apache-2.0
// A text that a secret was put into, given to a log whose body is in another unit.
#include <stdio.h>
#include <string.h>

void app_log_out(int level, const char *format, ...);

struct client {
	const char *auth_user, *auth_password;
};

void shows(const struct client *client)
{
	char text[100];

	snprintf(text, sizeof text, "%s:%s", client->auth_user, client->auth_password);
	app_log_out(1, "%ld auth: %s", 3L, text); // finds: secrets.logged
}

static void tell(const char *text)
{
	app_log_out(1, "request: %s", text);
}

/* Wrapper. */
void shows_through(const struct client *client)
{
	char text[100] = "Authorization: ";

	strcat(text, client->auth_password);
	tell(text); // finds: secrets.logged
}

/* Near misses: another text, one that was written anew, the user alone; unknown: any text. */
void careful(const struct client *client, const char *given)
{
	char text[100], other[100];

	snprintf(text, sizeof text, "%s:%s", client->auth_user, client->auth_password);
	snprintf(other, sizeof other, "user %s", client->auth_user);
	app_log_out(1, "auth: %s", other);
	memset(text, 0, sizeof text);
	app_log_out(1, "auth: %s", text);
	app_log_out(1, "auth: %s", given);
}

// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// What is called a password is one, whatever API it goes to or doesn't.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

struct config {
	char ssid[33];
	char wifi_password[65];
	const char *api_key;
	const char *user;
	int password_set;
	unsigned char session_key[16];
};

int login(const char *user, const char *password)
{
	printf("login %s/%s\n", user, password); // finds: secrets.logged
	return user[0] != 0;
}

void show(const struct config *config)
{
	syslog(LOG_DEBUG, "ssid %s psk %s", config->ssid, config->wifi_password); // finds: secrets.logged
	fprintf(stderr, "api key: %s\n", config->api_key); // finds: secrets.logged
}

void dump_bytes(const struct config *config)
{
	for (size_t i = 0; i < sizeof config->session_key; i++)
		printf("%02x", config->session_key[i]); // finds: secrets.logged
	putchar('\n');
}

static void debug(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
}

static void trace(const char *what, const char *value)
{
	printf("%s=%s\n", what, value);
}

void by_wrapper(const char *passphrase)
{
	trace("passphrase", passphrase); // finds: secrets.logged
	trace("length", "unknown");
}

void variadic(const char *client_secret)
{
	debug("secret %s\n", client_secret); // finds: secrets.logged
	debug("no secret at all\n");
}

void by_a_text(const char *auth_token)
{
	char line[256];

	snprintf(line, sizeof line, "Authorization: Bearer %s", auth_token);
	puts(line); // finds: secrets.logged
}

void typed(void)
{
	char passwd[64];

	if (!fgets(passwd, sizeof passwd, stdin))
		return;
	passwd[strcspn(passwd, "\n")] = 0;
	fputs(passwd, stdout); // finds: secrets.logged
	memset(passwd, 0, sizeof passwd);
}

void other_name(const struct config *config)
{
	const char *p = config->wifi_password;

	printf("joining with %s\n", p); // finds: secrets.logged
}

/* Near misses: masks, lengths, addresses, whether it's set, names of things about it, the user's name, a text that was
 * overwritten. */
void masked(const char *password, const struct config *config)
{
	printf("password: %s\n", "********");
	printf("password: %s\n", password[0] ? "(set)" : "(empty)");
	printf("password: %zu characters\n", strlen(password));
	printf("password at %p\n", (const void *)password);
	printf("password set: %d\n", config->password_set);
	printf("has password: %d\n", password != NULL);
	printf("password: %.2s******\n", password);
	printf("password: %.*s******\n", 2, password);
	printf("user %s\n", config->user);
}

void stars(const char *password)
{
	char shown[65];
	size_t i;

	for (i = 0; password[i] && i < sizeof shown - 1; i++)
		shown[i] = '*';
	shown[i] = 0;
	printf("password: %s\n", shown);
}

void overwritten(const char *password, int (*transmit)(const char *))
{
	char line[128];

	snprintf(line, sizeof line, "PASS %s\r\n", password);
	transmit(line);
	snprintf(line, sizeof line, "QUIT\r\n");
	transmit(line);
	printf("sent %s", line);
}

int compared(const char *password, const char *expected)
{
	int same = strcmp(password, expected) == 0;

	printf("password %s (%d)\n", same ? "right" : "wrong", same);
	return same;
}

void about(const char *password_file, const char *password_prompt, unsigned password_length)
{
	printf("reading %s, %s, %u\n", password_file, password_prompt, password_length);
}

/* Unknown: nothing says that it is one. */
void unknown(const char *value, const char *token)
{
	printf("unexpected token %s near %s\n", token, value);
}

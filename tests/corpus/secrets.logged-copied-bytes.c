// SPDX-License-Identifier: Apache-2.0
// Bytes of a secret that are copied with their count, not as a text, and what strtok() finds further on.
#include <stdio.h>
#include <string.h>
#include <syslog.h>

struct device {
	char wifi_password[64];
	char serial[64];
};
int mosquitto_username_pw_set(void *, const char *, const char *);
void encrypt(void *, size_t);

void behind(const struct device *device)
{
	char line[128] = "wifi ";
	size_t n = strlen(line);

	memcpy(line + n, device->wifi_password, strlen(device->wifi_password) + 1);
	syslog(LOG_INFO, "%s", line); // finds: secrets.logged
}

void whole(const struct device *device)
{
	char line[64];

	memcpy(line, device->wifi_password, sizeof line);
	puts(line); // finds: secrets.logged
}

/* What is handed on is told where it was given. */
static void say(const void *bytes, size_t n)
{
	char line[64];

	memcpy(line, bytes, n < sizeof line ? n : sizeof line);
	puts(line);
}
/* Wrapper. */
void handed_on(const struct device *device)
{
	say(device->wifi_password, sizeof device->wifi_password); // finds: secrets.logged
	say(device->serial, sizeof device->serial);
}

/* Conditional. */
void sometimes(const struct device *device, int debug)
{
	char line[64] = "";

	if (debug)
		memcpy(line, device->wifi_password, sizeof line);
	puts(line); // finds: secrets.logged
}

int split(void *client)
{
	char line[128], *user, *word;

	if (!fgets(line, sizeof line, stdin))
		return -1;
	user = strtok(line, ":");
	word = strtok(NULL, "\n");
	printf("%s\n", word); // finds: secrets.logged
	return mosquitto_username_pw_set(client, user, word);
}

void by_letters(const struct device *device)
{
	for (const char *p = device->wifi_password; *p; p++)
		putchar(*p); // finds: secrets.logged
	putchar('\n');
}

void to_stream(const struct device *device)
{
	for (size_t i = 0; device->wifi_password[i]; i++)
		fputc(device->wifi_password[i], stderr); // finds: secrets.logged
}

/* Near misses. */
void stars(const struct device *device)
{
	for (const char *p = device->wifi_password; *p; p++)
		putchar('*');
	for (const char *p = device->serial; *p; p++)
		putchar(*p);
}

void to_file(const struct device *device, const char *path)
{
	FILE *file = fopen(path, "w");

	for (size_t i = 0; file && device->wifi_password[i]; i++)
		fputc(device->wifi_password[i], file);
}

void other_member(const struct device *device)
{
	char line[64];

	memcpy(line, device->serial, sizeof line);
	puts(line);
}

void encrypted(const struct device *device)
{
	char line[64];

	memcpy(line, device->wifi_password, sizeof line);
	encrypt(line, sizeof line);
	puts(line);
}

int user_only(void *client)
{
	char line[128], *user, *word;

	if (!fgets(line, sizeof line, stdin))
		return -1;
	user = strtok(line, ":");
	word = strtok(NULL, "\n");
	printf("%s\n", user);
	return mosquitto_username_pw_set(client, user, word);
}

void written_over(const struct device *device)
{
	char line[64];

	memcpy(line, device->wifi_password, sizeof line);
	memcpy(line, device->serial, sizeof line);
	puts(line);
}

// SPDX-License-Identifier: Apache-2.0
// Functions that put a line together and print it: who gave them the secret is told of, also where only what the secret
// went to says that it is one.
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <syslog.h>

typedef struct mosquitto mosquitto;
int mosquitto_username_pw_set(mosquitto *m, const char *user, const char *password);

static void log_line(int level, const char *format, ...)
{
	char line[256];
	va_list list;

	va_start(list, format);
	vsnprintf(line, sizeof line, format, list);
	va_end(list);
	syslog(level, "%s", line);
}

static void log_one(const char *what)
{
	char line[100];

	snprintf(line, sizeof line, "> %s", what);
	puts(line);
}

static void dump(const char *what, const unsigned char *bytes, size_t count)
{
	char line[3 * 16 + 1];

	for (size_t at = 0; at < count; at += 16) {
		size_t used = 0;

		for (size_t i = at; i < count && i < at + 16; i++)
			used += (size_t)sprintf(line + used, "%02x ", bytes[i]);
		printf("%s %04zx %s\n", what, at, line);
	}
}

static void dump_bytes(const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		printf("%02x", bytes[i]);
}

/* Wrapper. */
int log_in(mosquitto *m, const char *user, const char *word)
{
	int result = mosquitto_username_pw_set(m, user, word);

	log_line(LOG_ERR, "%s with %s: %d", user, word, result); // finds: secrets.logged
	return result;
}

/* Conditional. */
int log_failure(mosquitto *m, const char *user, const char *word)
{
	int result = mosquitto_username_pw_set(m, user, word);

	if (result)
		log_one(word); // finds: secrets.logged
	return result;
}

void show_key(const unsigned char session_key[16])
{
	dump("key", session_key, 16); // finds: secrets.logged
	dump_bytes(session_key, 16); // finds: secrets.logged
}

struct link {
	unsigned char session_key[16];
	unsigned char frame[64];
};

/* Field. */
void show_link(const struct link *link)
{
	dump("key", link->session_key, sizeof link->session_key); // finds: secrets.logged
	dump("frame", link->frame, sizeof link->frame);
}

/* Put together here, printed here: the place is the print. */
static void describe(char *text, size_t size, const char *user, const char *word)
{
	snprintf(text, size, "%s:%s", user, word);
}

int described(mosquitto *m, const char *user, const char *word)
{
	char text[100];

	describe(text, sizeof text, user, word);
	puts(text); // finds: secrets.logged
	return mosquitto_username_pw_set(m, user, word);
}

/* Near misses: the name, a length, other bytes. */
int log_name(mosquitto *m, const char *user, const char *word)
{
	log_line(LOG_INFO, "%s logs in", user);
	log_one(user);
	return mosquitto_username_pw_set(m, user, word);
}

/* Unknown. */
void show(const unsigned char *bytes, size_t count)
{
	dump("bytes", bytes, count);
	dump_bytes(bytes, count);
}

struct wifi {
	char ssid[33], psk[65];
};

/* Near misses: two letters of it, with stars behind. */
void shown_in_part(const struct wifi *wifi)
{
	char line[80];

	snprintf(line, sizeof line, "%s: %.2s******", wifi->ssid, wifi->psk);
	puts(line);
	snprintf(line, sizeof line, "%.3s...", wifi->psk);
	syslog(LOG_INFO, "psk %s", line);
}

/* All of it may be shown. */
void shown_as_far_as_it_fits(const struct wifi *wifi, int room)
{
	char line[80];

	snprintf(line, sizeof line, "%s: %.20s", wifi->ssid, wifi->psk);
	puts(line); // finds: secrets.logged
	snprintf(line, sizeof line, "%.*s", room, wifi->psk);
	puts(line); // finds: secrets.logged
}

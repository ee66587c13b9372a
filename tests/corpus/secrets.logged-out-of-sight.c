// SPDX-License-Identifier: Apache-2.0
// A project's own log, whose body is in another unit: by its name, where it is given a format.
#include <stddef.h>
#include <stdio.h>
#include <string.h>

extern int verbosity;
void do_log(int level, const char *format, ...);
void log_log(int level, const char *file, int line, const char *fmt, ...);
int dialDebug(const char *format, ...);
void set_log(const char *format, ...);
void log_in(const char *format, ...);
int send_line(void *to, const char *format, ...);
void VENDOR_Printf(const char *fmt, ...);
void _traceEvent(int level, char *file, int line, char *format, ...);
int at_printf(const char *format, ...);
int conn_printf(void *to, const char *format, ...);
void log_option(int option, ...);
void log_text(const char *text, const char *value);

#define LOG(level, ...) \
	do { \
		if (verbosity >= level) \
			do_log(level, __VA_ARGS__); \
	} while (0)
#define TRACE(...) log_log(0, __FILE__, __LINE__, __VA_ARGS__)

struct settings {
	char host[64], user[64], password[64];
	int password_given;
};

void show(const struct settings *settings)
{
	LOG(3, "host = \"%s\"\n", settings->host);
	LOG(3, "password = \"%s\"\n", settings->password); // finds: secrets.logged
	VENDOR_Printf("sign.password: %s\n", settings->password); // finds: secrets.logged
	_traceEvent(4, __FILE__, __LINE__, "with '%s'", settings->password); // finds: secrets.logged
	TRACE("%s:%s@%s", settings->user, settings->password, settings->host); // finds: secrets.logged
}

int derived(const unsigned char digest[32], char *password)
{
	for (int i = 0; i < 32; i++)
		sprintf(password + 2 * i, "%02x", digest[i]);
	return dialDebug("password:%s", password); // finds: secrets.logged
}

/* Near misses: masked, whether there is one, no format, no log by its name, a text that isn't known to be a format. */
void careful(void *connection, const struct settings *settings, const char *text, const char *passphrase)
{
	LOG(1, "password: %s\n", "********");
	LOG(1, "password: %s\n", settings->password[0] ? "(set)" : "(empty)");
	LOG(1, "password given: %d\n", settings->password_given);
	LOG(1, "password of %zu letters\n", strlen(settings->password));
	log_option(3, settings->password);
	log_text("password", settings->user);
	do_log(1, text, passphrase);
	set_log("password %s", passphrase);
	log_in("%s", passphrase);
	at_printf("AT+CWJAP=\"%s\",\"%s\"", settings->user, settings->password);
	conn_printf(connection, "PASS %s\r\n", settings->password);
	send_line(connection, "PASS %s\r\n", passphrase);
}

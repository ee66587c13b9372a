// SPDX-License-Identifier: Apache-2.0
// Commands and tokens put together in a GString: its first member is its text.  The declarations stand in for GLib's.
#include <stdlib.h>

typedef struct _GString {
	char *str;
	unsigned long len, allocated_len;
} GString;
GString *g_string_new(const char *);
GString *g_string_append(GString *, const char *);
GString *g_string_append_len(GString *, const char *, long);
GString *g_string_assign(GString *, const char *);
GString *g_string_append_c(GString *, char);
GString *g_string_prepend(GString *, const char *);
GString *g_string_truncate(GString *, unsigned long);
void g_string_printf(GString *, const char *, ...);
void g_string_append_printf(GString *, const char *, ...);
char *g_string_free(GString *, int);
void changed_elsewhere(GString *);

int appended(const char *url)
{
	GString *line = g_string_new("curl -k ");

	g_string_append(line, url);
	return system(line->str); // finds: process.insecure-download, process.shell-command
}

static void word(GString *line, const char *what)
{
	g_string_append(line, what);
	g_string_append_c(line, ' ');
}

// Wrapper.
int by_words(const char *url)
{
	GString *line = g_string_new(NULL);

	word(line, "wget");
	word(line, "--no-check-certificate");
	word(line, url);
	return system(g_string_free(line, 0)); // finds: process.insecure-download, process.shell-command
}

int formatted(const char *url, int tries)
{
	GString *line = g_string_new("");

	g_string_append_printf(line, "curl --insecure --retry %d %s", tries, url);
	return system(line->str); // finds: process.insecure-download, process.shell-command
}

int printed(const char *url)
{
	GString *line = g_string_new("x");

	g_string_printf(line, "wget --no-check-certificate %s", url);
	return system(line->str); // finds: process.insecure-download, process.shell-command
}

int assigned(const char *url, long length)
{
	GString *line = g_string_new("reboot");

	g_string_assign(line, "curl -k -O ");
	g_string_append_len(line, url, length);
	return system(line->str); // finds: process.insecure-download, process.shell-command
}

GString *random_token(void)
{
	GString *token = g_string_new(NULL);

	for (int i = 0; i < 16; i++)
		g_string_append_c(token, (char)('a' + rand() % 26)); // finds: random.weak-generator
	return token;
}

// What was put in front, or who knows where, makes it another text.
int unknown(const char *how)
{
	GString *line = g_string_new("reboot"), *other = g_string_new("reboot");

	g_string_prepend(line, how);
	changed_elsewhere(other);
	return system(line->str) +              // finds: process.shell-command
	       system(g_string_free(other, 0)); // finds: process.shell-command
}

// Near: texts of the program.
int constant(void)
{
	GString *line = g_string_new("curl -k https://example.com/");

	g_string_truncate(line, 0);
	g_string_append(line, "reboot");
	g_string_append_printf(line, " now");
	return line->len > 3 ? system(line->str) : 0;
}

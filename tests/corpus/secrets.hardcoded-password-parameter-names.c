// SPDX-License-Identifier: Apache-2.0
// Functions that no table knows and whose body is out of sight: what their declarations call a parameter says what it takes.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern int net_join(const char *ssid, const char *password);
extern int broker_login(void *broker, const char *user, const char *pwd);
extern int portal_set_password(void *portal, const char *);
extern int change_directory(const char *pwd);
extern int read_line(const char *prompt, char *password, size_t size);
extern int find_option(const char *name, const char *password);
extern int show(const char *title, const char *password_hint);
extern int render(int pass);
extern int wifi_connect(const char *ssid, const char *password);

void handed(void *o)
{
	char text[32] = "hunter22";
	net_join("home", "hunter22"); // finds: secrets.hardcoded-password
	net_join("home", text); // finds: secrets.hardcoded-password
	broker_login(o, "door", "hunter22"); // finds: secrets.hardcoded-password
	portal_set_password(o, "hunter22"); // finds: secrets.hardcoded-password
}

// A function of that name that the policy knows takes more than this one.
void namesake(void)
{
	wifi_connect("home", "hunter22"); // finds: secrets.hardcoded-password
}

struct settings { const char *ssid, *pass; };

// Field.
void from_member(void)
{
	struct settings settings = {.ssid = "home", .pass = "hunter22"};
	net_join(settings.ssid, settings.pass); // finds: secrets.hardcoded-password
}

int join_with(const char *password)
{
	return net_join("home", password);
}

static int join_again(const char *text)
{
	return join_with(text);
}

// Wrapper: a second one between.
int wrapped(void)
{
	return join_again("hunter22"); // finds: secrets.hardcoded-password
}

// Conditional.
int stands_in(const char *given)
{
	const char *password = given;
	if (!password)
		password = "hunter22";
	return net_join("home", password); // finds: secrets.hardcoded-password
}

// Unknown.
int unknown(const char *given)
{
	return net_join("home", given);
}

// To get is a method, too.
extern int web_client_get_start(void *o, const char *host, const char *username, const char *password);
extern int http_get_password(const char *host, const char *password);
extern int strings_cmp(const char *input, const char *pwd);

int fetches(void *o, const char *typed)
{
	web_client_get_start(o, "192.168.1.150", "door", "hunter22"); // finds: secrets.hardcoded-password
	http_get_password("192.168.1.150", "none yet");
	return strings_cmp(typed, "hunter22"); // finds: secrets.hardcoded-password
}

// A function of the unit's own, whose body leads to nothing that is judged.
extern void serial_write(const void *bytes, unsigned length);

static int join_by_serial(const char *ssid, const char *password)
{
	serial_write(ssid, (unsigned)strlen(ssid));
	serial_write(password, (unsigned)strlen(password));
	return 0;
}

static int same_texts_cmp(const char *typed, const char *pwd)
{
	int difference = 0;
	while (*typed || *pwd)
		difference |= *typed++ ^ *pwd++;
	return !difference;
}

// Near miss: its body only looks at it.
static int is_long(const char *password)
{
	return strlen(password) > 7 && password[0] != ' ';
}

static void forget(char *password)
{
	while (*password)
		*password++ = 0;
}

static int join_by_default(const char *ssid, const char *word)
{
	return join_by_serial(ssid, word);
}

// Wrapper: one between.
int by_serial(const char *ssid, const char *typed, const char *stored)
{
	char old[9] = "changeme";
	forget(old);
	is_long("hunter25");
	join_by_serial(ssid, stored);
	join_by_serial(ssid, "");
	join_by_default(ssid, "hunter23"); // finds: secrets.hardcoded-password
	join_by_serial(ssid, "hunter22"); // finds: secrets.hardcoded-password
	return same_texts_cmp(typed, "hunter24"); // finds: secrets.hardcoded-password
}

void near_misses(void *o)
{
	char typed[32] = "";
	net_join("home", getenv("WIFI_PASSWORD"));
	net_join("home", "");
	net_join("home", NULL);
	net_join("home", "<password>");
	read_line("Password: ", typed, sizeof typed);
	net_join("home", typed);
	change_directory("/tmp");
	find_option("password", "p");
	show("Login", "eight letters");
	render(3);
	broker_login(o, "door", NULL);
}

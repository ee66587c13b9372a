// SPDX-License-Identifier: Apache-2.0
// What may be a password by its name is one where the text in front of it says so: `pwd` is a directory, too.
#include <stdio.h>
#include <syslog.h>

struct server {
	char name[32];
	char pwd_in[64];
	char pwd_out[64];
};
struct operator_ {
	const char *pwd;
};
struct account {
	char *pw_name;
};
extern char web_pwd[64];
void report(int level, const char *format, ...);

/* Field. */
void show_server(const struct server *server)
{
	printf("  MyPassword = %s\n", server->pwd_in); // finds: secrets.logged
	printf("  %s: peer password '%s'\n", server->name, server->pwd_out); // finds: secrets.logged
	printf("  Name = %s\n", server->name);
}

/* Field. */
void show_operator(const struct operator_ *operator_)
{
	syslog(LOG_DEBUG, "%d operators, password=%s", 1, operator_->pwd); // finds: secrets.logged
}

void show_web(void)
{
	fprintf(stderr, "%-*s WebPassword: [%s]\n", 4, "", web_pwd); // finds: secrets.logged
}

/* Near misses. */
void show_directory(const char *old_pwd, const char *new_pwd)
{
	printf("%s -> %s\n", old_pwd, new_pwd);
	printf("changed to %s\n", new_pwd);
}

void show_account(const struct account *pwd, const char *pwd_error)
{
	printf("no password for %s\n", pwd->pw_name);
	printf("password file %s\n", pwd_error);
}

void show_whether(const char *last_pwd)
{
	printf("Password = %s\n", last_pwd ? "set" : "unset");
}

void show_length(const char *other_pwd, int length)
{
	printf("100%% of the password: %d of %s\n", length, other_pwd);
}

/* A text that sets what it prints equal to a secret says that it is one, whatever that is called. */
extern const char *argument(const char *line, int which);
extern char *hide(const char *text);
extern const char *outcome(int status);
extern void keep(const char *name, const char *text);
extern int deviceLog(const char *format, ...);

void set_by_hand(const char *line)
{
	char buf[64];
	const char *p4 = argument(line, 4);

	printf("the network is %s, the password is %s\n", argument(line, 2), p4); // finds: secrets.logged
	snprintf(buf, sizeof buf, "%s", argument(line, 1));
	printf("product: %s\n", buf);
	snprintf(buf, sizeof buf, "%s", argument(line, 5));
	printf("DeviceSecret: %s\n", buf); // finds: secrets.logged
	keep("secret", buf);
	deviceLog("psk = '%s'", argument(line, 3) + 1); // finds: secrets.logged
}

static void trace(const char *format, ...)
{
	__builtin_va_list list;
	__builtin_va_start(list, format);
	vprintf(format, list);
	__builtin_va_end(list);
}

/* Wrapper. */
void traced(const char *first, const char *second)
{
	trace("name: %s, passphrase: %s\n", first, second); // finds: secrets.logged
}

/* Near misses: what a call made of it for the print, texts of the program, what is said about it, a number of letters. */
void said_about(const char *line, int status, int shown)
{
	const char *which = argument(line, 1);

	printf("password: %s\n", hide(which));
	trace("password: %s\n", hide(which));
	printf("password: %s\n", shown ? "none" : "set");
	printf("password %s\n", which);
	printf("password of %s: %s\n", which, outcome(status));
	printf("password file: %s\n", which);
	printf("password: %.3s...\n", which);
	printf("password: %p\n", (const void *)which);
	printf("Is the password known? %s\n", which);
}

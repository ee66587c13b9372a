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

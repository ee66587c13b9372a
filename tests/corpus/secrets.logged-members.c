// SPDX-License-Identifier: Apache-2.0
// A structure that holds a secret holds other things, too.
#include <stdio.h>
#include <string.h>


struct login {
	int state;
	char user[32];
	char secret[64];
};

int ssh_userauth_password(void *session, const char *user, const char *password);

static void set(struct login *login, const char *user, const char *secret)
{
	snprintf(login->user, sizeof login->user, "%s", user);
	snprintf(login->secret, sizeof login->secret, "%s", secret);
}

void failed(void *session, struct login *login, const char *user, const char *secret)
{
	set(login, user, secret);
	if (ssh_userauth_password(session, login->user, login->secret)) {
		printf("%s has no access\n", login->user);
		printf("%s has no access with %s\n", login->user, login->secret); // finds: secrets.logged
	}
}

void copied(void *session, const char *name, const char *pass)
{
	struct login login;
	char user[32], word[64];

	strcpy(user, name);
	strcpy(word, pass);
	strcpy(login.user, user);
	strcpy(login.secret, word);
	ssh_userauth_password(session, login.user, login.secret);
	printf("%s\n", user);
	puts(word); // finds: secrets.logged
}

/* A part of a buffer that isn't a member: nobody knows where it ends. */
void in_a_line(void *session, const char *user, const char *pass)
{
	char line[128];

	strcpy(line, user);
	strcat(line, ":");
	strcat(line, pass);
	ssh_userauth_password(session, user, pass);
	puts(line); // finds: secrets.logged
}

/* Unknown: a member of somebody's structure that was never a secret here. */
void unknown(const struct login *login)
{
	printf("%s in state %d\n", login->user, login->state);
}

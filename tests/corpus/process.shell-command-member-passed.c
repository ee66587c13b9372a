// SPDX-License-Identifier: Apache-2.0
// A member of a structure that is only handed on: told where the member is passed, once, however many hand the
// structure on.
#include <stdio.h>
#include <stdlib.h>

struct account {
	const char *name, *user, *user_hook, *shell_hook;
};

struct store {
	struct account *account;
	int steps;
};

static int first_line(const char *what, const char *command)
{
	char line[80];
	FILE *pipe;
	int count;

	if (*command == '+') {
		puts(what);
		command++;
	}
	pipe = popen(command, "r");
	if (!pipe)
		return 0;
	count = fgets(line, sizeof line, pipe) != NULL;
	pclose(pipe);
	return count;
}

/* Wrapper: of a wrapper. */
static int ask_user(struct account *account)
{
	if (!account->user && account->user_hook)
		return first_line("user", account->user_hook); // finds: process.shell-command
	return 0;
}

static int interact(int id, struct account *account)
{
	switch (id) {
	case 1:
	case 2:
		return ask_user(account);
	default:
		return -1;
	}
}

int by_step(struct store *store)
{
	struct account *account = store->account;

	while (store->steps--)
		if (interact(store->steps, account) < 0)
			return -1;
	return 0;
}

int at_once(struct store *store)
{
	return ask_user(store->account);
}

/* Who passes a text of his own is told, whoever reads it out of the structure. */
static int login(const struct account *account)
{
	return system(account->shell_hook);
}

int from_environment(void)
{
	struct account account = {"all", NULL, NULL, getenv("HOOK")};

	return login(&account); // finds: process.shell-command
}

/* Near misses: the same ways, from constants. */
int constant(void)
{
	struct account account = {"all", NULL, "id -un", NULL};

	return ask_user(&account);
}

int constant_hook(void)
{
	struct account account = {"all", NULL, NULL, "sync"};

	return login(&account);
}

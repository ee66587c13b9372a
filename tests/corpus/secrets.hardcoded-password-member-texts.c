// SPDX-License-Identifier: Apache-2.0
// What stands in members that are called like passwords and is none: what hides one, a file's name, a test's outcome.
struct account {
	const char *user;
	const char *password;
	const char *passwd;
	const char *pass;
};

int use(const struct account *account);

/* Near misses. */
int hidden(struct account *account)
{
	account->password = "********";
	return use(account);
}

int where_they_are(struct account *account)
{
	account->passwd = "/etc/passwd";
	return use(account);
}

static const struct account outcomes[] = {{"first", "", "", "passed"}, {"second", "", "", "PASS"}};
int last_outcome(void)
{
	return use(&outcomes[1]);
}

// Field.
int its_own(struct account *account)
{
	account->password = "h1dden-77"; // finds: secrets.hardcoded-password
	return use(account);
}

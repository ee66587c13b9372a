// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Members that are called like a secret, of classes: what they hold counts, not what they count by; a structure that is
// copied was told where it was filled.
#include <optional>
#include <string>
#include <utility>

struct Account {
	std::string user, password;
	std::optional<std::string> passphrase;
	int level = 0;
};
void keep(const Account &account);

void text()
{
	Account account;
	account.password = "hunter22x"; // finds: secrets.hardcoded-password
	keep(account);
}

void perhaps()
{
	Account account;
	account.passphrase = "hunter22x"; // finds: secrets.hardcoded-password
	keep(account);
}

/* Field, conditional: once, where it is filled. */
void copied(bool own)
{
	Account account, other;
	if (own)
		account.password = "hunter22x"; // finds: secrets.hardcoded-password
	other = account;
	keep(other);
}

void twice()
{
	const char *word = "hunter22x";
	Account account, other;
	account.password = word; // finds: secrets.hardcoded-password
	other.password = word;   // finds: secrets.hardcoded-password
	keep(account);
	keep(other);
}

/* Near misses: nothing is in it. */
void empty()
{
	Account account;
	Account moved(std::move(account));
	keep(moved);
}

Account made()
{
	Account account;
	account.level = 2;
	return account;
}

std::optional<Account> wrapped(const char *word)
{
	Account account;
	account.password = word;
	return account;
}

/* Unknown. */
void given(const Account &account)
{
	Account copy(account);
	keep(copy);
}

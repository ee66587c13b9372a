// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Members that are called like a secret and hold their text elsewhere (strings), set by braces: of an object, a temporary, an
// allocation, what is returned.
#include <string>
#include <vector>

struct Account {
	std::string user, password;
	int level = 0;
};
void keep(const Account &account);
void take(Account account);

void named()
{
	Account account{"camera", "hunter22x", 2}; // finds: secrets.hardcoded-password

	keep(account);
}

void assigned()
{
	const Account account = {"camera", "hunter23x"}; // finds: secrets.hardcoded-password

	keep(account);
}

/* Wrapper. */
void temporary()
{
	keep({"camera", "hunter24x", 2}); // finds: secrets.hardcoded-password
	keep(Account{"camera", "hunter25x", 2}); // finds: secrets.hardcoded-password
}

void by_value()
{
	take({"camera", // finds: secrets.hardcoded-password
	      "hunter26x", 2});
}

void allocated()
{
	Account *account = new Account{"camera", "hunter27x", 2}; // finds: secrets.hardcoded-password

	keep(*account);
	delete account;
}

Account returned()
{
	return { // finds: secrets.hardcoded-password
		"camera",
		"hunter28x",
	};
}

struct Site {
	std::string name;
	Account account;
};
void visit(const Site &site);

/* Field, conditional. */
void within(bool lab)
{
	if (lab) {
		const Site site{"lab", {"camera", "hunter29x"}}; // finds: secrets.hardcoded-password

		visit(site);
	}
}

/* Near misses: nothing is in it; another member's; it was asked for. */
void empty()
{
	keep({"camera", "", 1});
	keep(Account{});
	take({"hunter22x", {}, 3});
}

void filled(const std::string &word)
{
	Account account{"camera", word, 2};

	keep({"camera", word, 1});
	keep(account);
}

std::vector<Account> none()
{
	return {};
}

/* Unknown. */
Account given(const Account &account)
{
	return {account.user, account.password, 1};
}

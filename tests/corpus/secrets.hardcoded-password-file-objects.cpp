// SPDX-License-Identifier: Apache-2.0
// Objects of the file that are made in braces before main, member by member, element by element.
#include <string>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);

struct Account {
	std::string name, word;
	int level;
};
struct Site {
	const char *label;
	Account accounts[2];
	bool is_open;
};
struct Defaults {
	Account account;
	std::string word = "d3fault5";
};

static Account one{"admin", "acct5ecret", 3};
static Account many[] = {{"admin", "first5ecret", 3}, {"guest", "n0ther5ecret", 1}};
static Account begun[3] = {{"admin", "begun5ecret", 3}};
static Site site = {"home", {{"admin", "site5ecret", 3}, {"guest", "guest5ecret", 1}}, true};
static std::string words[] = {"w0rd5ecret", "tw0secret"};
static Defaults defaults;
static Defaults given{{"admin", "given5ecret", 1}};
static Account unknown{"admin", std::string(), 1};

int of_one(mosquitto *client)
{
	return mosquitto_username_pw_set(client, one.name.c_str(), one.word.c_str()); // finds: secrets.hardcoded-password error
}

int of_the_second(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", many[1].word.c_str()); // finds: secrets.hardcoded-password error
}

int of_any(mosquitto *client, int index)
{
	return mosquitto_username_pw_set(client, "n", words[index & 1].c_str()); // finds: secrets.hardcoded-password error
}

int of_the_first(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", begun[0].word.c_str()); // finds: secrets.hardcoded-password error
}

int of_an_inner_one(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", site.accounts[0].word.c_str()); // finds: secrets.hardcoded-password error
}

int by_default(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", defaults.word.c_str()); // finds: secrets.hardcoded-password error
}

int beside_a_default(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", given.account.word.c_str()); // finds: secrets.hardcoded-password error
}

// Near misses: one that is filled later, and one that is made of what a call returns.
std::string asked();
static Account later{"admin", asked(), 1};

void fill(const std::string &word)
{
	unknown.word = word;
}

int filled(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", unknown.word.c_str());
}

int made_of_a_call(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "n", later.word.c_str());
}

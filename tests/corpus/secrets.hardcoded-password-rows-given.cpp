// SPDX-License-Identifier: Apache-2.0
// Structures in containers of which it isn't known how many there are: what one member holds, the others don't.
#include <string>
#include <vector>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);

struct Account {
	std::string user, word;
};

struct Row {
	const char *user, *word;
	int level;
};

/* Fires. */
void one_more(mosquitto *client, std::vector<Account> accounts)
{
	accounts.push_back({"camera", "m0re5ecret"});
	for (const auto &account : accounts)
		mosquitto_username_pw_set(client, account.user.c_str(), account.word.c_str()); // finds: secrets.hardcoded-password
}

void all_written(mosquitto *client)
{
	std::vector<Account> accounts;

	accounts.push_back({"camera", "f1rst5ecret"});
	accounts.push_back({"bell", "sec0nd5ecret"});
	for (auto &account : accounts)
		mosquitto_username_pw_set(client, account.user.c_str(), account.word.c_str()); // finds: secrets.hardcoded-password
}

/* Near misses: another member is written, the word is the caller's, or nothing. */
void of_the_user(mosquitto *client, std::vector<Account> accounts, const std::string &word)
{
	accounts.push_back({"camera", word});
	for (const auto &account : accounts)
		mosquitto_username_pw_set(client, account.user.c_str(), account.word.c_str());
}

void of_nobody(mosquitto *client, std::vector<Account> accounts)
{
	accounts.push_back({"camera", ""});
	mosquitto_username_pw_set(client, accounts[0].user.c_str(), accounts[0].word.c_str());
	for (const auto &account : accounts)
		mosquitto_username_pw_set(client, account.user.c_str(), account.word.c_str());
}

void by_pointer(mosquitto *client, const char *const *words, int count)
{
	Row rows[32] = {};

	for (int i = 0; i < count && i < 32; i++) {
		rows[i].user = "camera";
		rows[i].word = words[i];
	}
	for (const Row *row = rows; row < rows + count; row++)
		mosquitto_username_pw_set(client, row->user, row->word);
}

/* Unknown. */
void given(mosquitto *client, const std::vector<Account> &accounts)
{
	for (const auto &account : accounts)
		mosquitto_username_pw_set(client, account.user.c_str(), account.word.c_str());
}

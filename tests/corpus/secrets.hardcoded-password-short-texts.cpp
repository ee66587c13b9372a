// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++20
// Short texts of the file: C++20's compiler writes them into their objects, whoever else may change them.
#include <string>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);

inline std::string shared = "short5ecret";
std::string open_to_all = "pen5ecret";
static const std::string kept = "k5ecret";
struct Account {
	std::string name, word;
	int level = 1;
};
Account account{"admin", "acct5ecret", 2};

/* Fires. */
void of_an_inline_object(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", shared.c_str()); // finds: secrets.hardcoded-password error
}

void of_one_that_others_see(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", open_to_all.c_str()); // finds: secrets.hardcoded-password error
}

void of_a_constant(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", kept.c_str()); // finds: secrets.hardcoded-password error
}

/* Field. */
void of_a_member(mosquitto *client)
{
	mosquitto_username_pw_set(client, account.name.c_str(), account.word.c_str()); // finds: secrets.hardcoded-password error
}

/* Near miss. */
void replaced(mosquitto *client, const std::string &word)
{
	account.word = word;
	mosquitto_username_pw_set(client, account.name.c_str(), account.word.c_str());
}

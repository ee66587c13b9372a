// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// What a lambda holds is told of where the lambda uses it, whoever calls it.
#include <functional>
#include <string>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *password);

using Setup = std::function<void(mosquitto *)>;
void keep(Setup setup);
static void run(Setup setup, mosquitto *client)
{
	setup(client);
}

/* Wrapper. */
void run_in_sight(mosquitto *client)
{
	const char *word = "hunter2";

	run([word](mosquitto *m) {
		mosquitto_username_pw_set(m, "lab", word); // finds: secrets.hardcoded-password
	}, client);
}

void kept_out_of_sight()
{
	const char *word = "hunter2";

	keep([&word](mosquitto *m) {
		mosquitto_username_pw_set(m, "lab", word); // finds: secrets.hardcoded-password
	});
}

/* Field: an object that it holds. */
void kept_text()
{
	const std::string word = "hunter2";

	keep([word](mosquitto *m) {
		mosquitto_username_pw_set(m, "lab", word.c_str()); // finds: secrets.hardcoded-password
	});
}

/* Conditional. */
void kept_perhaps(const char *given)
{
	const char *word = given ? given : "hunter2";

	keep([word](mosquitto *m) {
		mosquitto_username_pw_set(m, "lab", word); // finds: secrets.hardcoded-password
	});
}

/* An argument is its giver's. */
void argument(mosquitto *client)
{
	auto login = [](mosquitto *m, const char *word) { mosquitto_username_pw_set(m, "lab", word); };

	login(client, "hunter2"); // finds: secrets.hardcoded-password
}

/* Near miss: drawn anew before it is used. */
const char *stored_word();
void replaced()
{
	const char *word = "none";

	word = stored_word();
	keep([word](mosquitto *m) { mosquitto_username_pw_set(m, "lab", word); });
}

/* Unknown. */
void unknown(const std::string &word)
{
	keep([word](mosquitto *m) { mosquitto_username_pw_set(m, "lab", word.c_str()); });
}

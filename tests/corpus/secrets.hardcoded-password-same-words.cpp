// SPDX-License-Identifier: Apache-2.0
// The same password in several places of a unit: each is told, and where one handing over is all there is, that once.
#include <cstring>
#include <string>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *username, const char *password);

struct station {
	std::string password;
	void set_defaults();
};

struct account {
	int level;
	char password[24];
};

void station::set_defaults()
{
	password = "Yellow-Brick-7"; // finds: secrets.hardcoded-password
}

void account_defaults(account *made)
{
	std::strcpy(made->password, "Yellow-Brick-7"); // finds: secrets.hardcoded-password
}

int connects(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "cam", "Yellow-Brick-7"); // finds: secrets.hardcoded-password
}

// What is stored by a function and handed over by its caller is told once, where it is handed over.
static void store(account *made)
{
	std::strcpy(made->password, "Emerald-City-9");
}

int stores_and_connects(mosquitto *client)
{
	account made;

	store(&made);
	return mosquitto_username_pw_set(client, "cam", made.password); // finds: secrets.hardcoded-password
}

static station home;

void home_defaults()
{
	home.password = "Tin-Woodman-4";
}

int home_connects(mosquitto *client)
{
	return mosquitto_username_pw_set(client, "cam", home.password.c_str()); // finds: secrets.hardcoded-password
}

// Unknown, and a near miss: whatever is given.
int given(mosquitto *client, account *made, const char *password)
{
	std::strncpy(made->password, password, sizeof made->password);
	return mosquitto_username_pw_set(client, "cam", made->password);
}

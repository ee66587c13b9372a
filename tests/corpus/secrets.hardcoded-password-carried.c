// SPDX-License-Identifier: Apache-2.0
// A text in a structure of its own: what it is, the member says that the structure is.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct length_text {
	int length;
	char *data;
};

struct mqtt_text {
	char *cstring;
	struct length_text lenstring;
};

struct mqtt_login {
	int version;
	struct mqtt_text user_name, password;
	struct length_text id;
};

extern int mqtt_connect(const struct mqtt_login *login);
extern char *config_read(const char *name);

/* Field. */
int stored(void)
{
	struct mqtt_login login = {.version = 4};
	login.user_name.cstring = "camera";
	login.password.cstring = "letmein91"; // finds: secrets.hardcoded-password error
	return mqtt_connect(&login);
}

int of_a_pointer(struct mqtt_login *login)
{
	login->password.lenstring.data = "letmein92"; // finds: secrets.hardcoded-password error
	login->password.lenstring.length = 9;
	return mqtt_connect(login);
}

int in_braces(void)
{
	struct mqtt_login login = {.user_name = {.cstring = "camera"}, .password = {.cstring = "letmein93"}}; // finds: secrets.hardcoded-password error
	return mqtt_connect(&login);
}

void printed(const struct mqtt_login *login)
{
	printf("%s logs in\n", login->user_name.cstring);
	printf("with %s\n", login->password.cstring); // finds: secrets.logged error
}

/* Near misses: what is read, another member, a member that says what it is, what nothing is stored in. */
int configured(struct mqtt_login *login)
{
	login->password.cstring = config_read("password");
	login->user_name.cstring = "camera";
	login->id.data = "camera-1";
	return mqtt_connect(login);
}

struct slot {
	const char *label;
	const char *id;
	size_t length;
};

struct store {
	struct slot password, psk;
};

void labelled(struct store *store)
{
	store->password.label = "wifi password";
	store->psk.id = "psk-slot-3";
	store->password.length = 12;
}

void emptied(struct mqtt_login *login)
{
	login->password.cstring = NULL;
	login->password.lenstring.length = 0;
}

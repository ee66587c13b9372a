// SPDX-License-Identifier: Apache-2.0
// A default beside what was given, stored in a member that is called a password and handed to an API from there: told once.
#include <string.h>

struct mosquitto;
int mosquitto_username_pw_set(struct mosquitto *mosq, const char *username, const char *password);
char *getenv(const char *name);
char *config_text(const char *name);

struct client {
	struct mosquitto *mosq;
	char password[40];
};

static void set_password(struct client *client, const char *text)
{
	strncpy(client->password, text, sizeof client->password - 1);
}

/* Conditional, wrapper. */
int in_place(struct client *client)
{
	const char *given = getenv("MQTT_PASSWORD");

	set_password(client, given ? given : "letmein-2019");
	return mosquitto_username_pw_set(client->mosq, "svc", client->password); // finds: secrets.hardcoded-password
}

/* Conditional. */
int stored_before(struct client *client)
{
	const char *given = getenv("MQTT_PASSWORD");

	if (!given)
		given = "letmein-2020";
	set_password(client, given);
	return mosquitto_username_pw_set(client->mosq, "svc", client->password); // finds: secrets.hardcoded-password
}

/* Field: it goes no further here. */
void kept(struct client *client)
{
	const char *given = getenv("MQTT_PASSWORD");

	set_password(client, given ? given : "letmein-2021"); // finds: secrets.hardcoded-password
}

/* Near miss. */
int given_twice(struct client *client)
{
	const char *given = getenv("MQTT_PASSWORD");

	set_password(client, given ? given : config_text("password"));
	return mosquitto_username_pw_set(client->mosq, "svc", client->password);
}

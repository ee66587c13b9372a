// SPDX-License-Identifier: Apache-2.0
// A table of settings is searched by name: what is found is what stands beside that name, and nothing else.
#include <stdio.h>
#include <string.h>
#include <strings.h>

struct mosquitto;
int mosquitto_username_pw_set(struct mosquitto *client, const char *user, const char *password);

static const struct setting {
	const char *name, *value;
} settings[] = {{"host", "broker.example.com"}, {"user", "bridge"}, {"word", "s3cr3t-of-all"}, {NULL, NULL}};

static const char *setting(const char *name)
{
	const struct setting *at = settings;

	while (at->name) {
		if (strcmp(at->name, name) == 0)
			return at->value;
		++at;
	}
	return NULL;
}

static const char *setting_by_index(const char *name)
{
	for (int i = 0; settings[i].name; i++)
		if (!strncasecmp(settings[i].name, name, 4))
			return settings[i].value;
	return "";
}

/* Near miss: the name beside it is no secret. */
int user_shown(struct mosquitto *client)
{
	const char *user = setting("user"), *word = setting("word");

	printf("user %s at %s\n", user, setting_by_index("HOST"));
	return mosquitto_username_pw_set(client, user, word); // finds: secrets.hardcoded-password
}

int both_shown(struct mosquitto *client)
{
	const char *user = setting("user"), *word = setting_by_index("word");

	printf("user %s\n", user);
	printf("with %s\n", word); // finds: secrets.logged
	return mosquitto_username_pw_set(client, user, word); // finds: secrets.hardcoded-password
}

/* Conditional: any of them. */
int named(struct mosquitto *client, const char *name)
{
	return mosquitto_username_pw_set(client, "bridge", setting(name)); // finds: secrets.hardcoded-password
}

/* Near miss: there is none of that name. */
int missing(struct mosquitto *client)
{
	return mosquitto_username_pw_set(client, "bridge", setting("pin"));
}

// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto
/* A default that a configuration may replace is told once: where it is handed over, not also where it stands. */
#include <mosquitto.h>
#include <stdio.h>
#include <string.h>

struct settings {
	char user[32], password[64];
	int port;
};
static struct settings settings = {.user = "sensor", .password = "sensor-7", .port = 8883};
static struct settings unused = {.user = "other", .password = "other-7"}; // finds: secrets.hardcoded-password

int set_option(const char *name, const char *value)
{
	if (strcmp(name, "password") != 0)
		return -1;
	strncpy(settings.password, value, sizeof settings.password - 1);
	return 0;
}

/* Field. */
int start(struct mosquitto *client)
{
	return mosquitto_username_pw_set(client, settings.user, settings.password); // finds: secrets.hardcoded-password
}

/* Near miss: its port is nobody's secret. */
int port(void)
{
	return settings.port + unused.port;
}

struct hotspot {
	char name[32], psk[64];
};
int read_setting(const char *name, char *out, int size);
int apply_hotspot(const struct hotspot *hotspot);
int join_network(const char *name, const char *password);

/* Field: the same text, but another's. */
int open_hotspot(void)
{
	struct hotspot hotspot = {0};

	memcpy(hotspot.psk, "12345678", 9); // finds: secrets.hardcoded-key
	return apply_hotspot(&hotspot);
}

/* Conditional. */
int join(void)
{
	char password[64];

	if (read_setting("password", password, sizeof password) != 0)
		strcpy(password, "12345678");
	return join_network("home", password); // finds: secrets.hardcoded-password
}

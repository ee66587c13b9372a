// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto
#include <mosquitto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct settings {
	char host[64];
	char user[32];
	char password[32];
	char psk[65];
};

static struct settings settings = {.host = "broker.example.com", .user = "camera", .password = "camera"};

void literal(struct mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", "secret"); // finds: secrets.hardcoded-password
}

void file_scope(struct mosquitto *client)
{
	mosquitto_username_pw_set(client, settings.user, settings.password); // finds: secrets.hardcoded-password
}

void preshared(struct mosquitto *client)
{
	mosquitto_tls_psk_set(client, "deadbeefdeadbeefdeadbeefdeadbeef", "camera", NULL); // finds: secrets.hardcoded-key
}

void byte_by_byte(struct mosquitto *client)
{
	char password[6];

	password[0] = 's';
	password[1] = 'e';
	password[2] = 's';
	password[3] = 'a';
	password[4] = 'm';
	password[5] = 0;
	mosquitto_username_pw_set(client, "camera", password); // finds: secrets.hardcoded-password
}

/* Near misses. */
void anonymous(struct mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", NULL);
	mosquitto_username_pw_set(client, NULL, NULL);
}

int from_a_file(struct mosquitto *client)
{
	struct settings loaded;
	FILE *file = fopen("/data/mqtt", "r");
	int fields = 0;

	memset(&loaded, 0, sizeof loaded);
	if (file) {
		fields = fscanf(file, "%31s %31s", loaded.user, loaded.password);
		fclose(file);
	}
	if (fields != 2)
		return -1;
	return mosquitto_username_pw_set(client, loaded.user, loaded.password);
}

int per_device(struct mosquitto *client, unsigned serial, unsigned key)
{
	char password[32];

	snprintf(password, sizeof password, "%08x%08x", serial, key);
	return mosquitto_username_pw_set(client, "camera", password);
}

/* Unknown. */
int given(struct mosquitto *client, const char *password)
{
	return mosquitto_username_pw_set(client, "camera", password);
}

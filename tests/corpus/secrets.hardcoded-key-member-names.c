// SPDX-License-Identifier: Apache-2.0
// Structures of SDKs that no table knows: what a member is called says what is stored there.
#include <stdlib.h>
#include <string.h>

struct connection {
	const char *device_secret;
	char *product_secret;
	const unsigned char *psk;
	const char *private_key;
	char password[32];
	int psk_length;
	int pass;
	const char *password_prompt;
	const char *key;
};

extern int cloud_connect(struct connection *connection);

static const unsigned char shared[16] = {0x68, 0xda, 0x7a, 0xea, 0xf6, 0x12, 0xfd, 0x95, 0xbb, 0xe0, 0x91, 0x5a, 0x67, 0xca, 0x56, 0xb3};

void stored(struct connection *connection)
{
	connection->device_secret = "g7GtPqL2"; // finds: secrets.hardcoded-key
	connection->psk = shared; // finds: secrets.hardcoded-key
	connection->psk_length = 16;
	strcpy(connection->password, "hunter22"); // finds: secrets.hardcoded-password
	cloud_connect(connection);
}

// Field:
static const struct connection table = {.device_secret = "g7GtPqL2", .psk_length = 0}; // finds: secrets.hardcoded-key

int from_table(void)
{
	struct connection connection = table;
	return cloud_connect(&connection);
}

static void set_secret(struct connection *connection, const char *secret)
{
	connection->device_secret = secret;
}

// Wrapper.
void wrapped(struct connection *connection)
{
	set_secret(connection, "g7GtPqL2"); // finds: secrets.hardcoded-key
	cloud_connect(connection);
}

// Conditional.
void stands_in(struct connection *connection, const char *given)
{
	connection->device_secret = given ? given : "g7GtPqL2"; // finds: secrets.hardcoded-key
	cloud_connect(connection);
}

void near_misses(struct connection *connection, const char *given)
{
	connection->device_secret = given;
	connection->product_secret = getenv("PRODUCT_SECRET");
	connection->private_key = "client.key";
	connection->password_prompt = "Password for the broker";
	connection->key = "temperature";
	connection->pass = 3;
	connection->psk = NULL;
	strcpy(connection->password, "");
	cloud_connect(connection);
}

void read_later(struct connection *connection)
{
	extern int read_password(char *password, int size);
	if (read_password(connection->password, sizeof connection->password))
		connection->product_secret = "";
	cloud_connect(connection);
}

// What a table knows takes it further on: told there, once.
struct broker {
	const char *password;
	const char *wifi_password;
};
extern int mosquitto_username_pw_set(void *client, const char *user, const char *password);

static void set_up(struct broker *broker)
{
	broker->password = "br0ker-77";
	broker->wifi_password = "w1fi-77-88"; // finds: secrets.hardcoded-password
}

int taken_further(void *client)
{
	struct broker broker;
	set_up(&broker);
	return mosquitto_username_pw_set(client, "device", broker.password); // finds: secrets.hardcoded-password
}

struct held {
	unsigned char psk[8];
	int slot;
};

int of_bytes(void)
{
	struct held held = {.psk = {0x68, 0xda, 0x7a, 0xea, 0xf6, 0x12, 0xfd, 0x95}, .slot = 1}; // finds: secrets.hardcoded-key
	extern int hold(const struct held *held);
	return hold(&held);
}

struct portal {
	const char *auth_key, *api_key;
	char secretkey[20];
	const char *router_pwd;
	const char *name;
};
extern int portal_open(const struct portal *portal);

int of_a_portal(struct portal *portal)
{
	portal->auth_key = "8b1f-77ac-9001-ae42"; // finds: secrets.hardcoded-key
	portal->router_pwd = "r0uter-77"; // finds: secrets.hardcoded-password
	portal->name = "8b1f-77ac-9001-ae42";
	return portal_open(portal);
}

// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto
#include <mosquitto.h>
#include <stddef.h>

int plain(struct mosquitto *client)
{
	return mosquitto_connect(client, "broker.example.com", 1883, 60); // finds: transport.plaintext
}

struct broker {
	const char *host;
	int port;
};

static int connect_to(struct mosquitto *client, const struct broker *broker)
{
	return mosquitto_connect_async(client, broker->host, broker->port, 60);
}

/* Field. */
int by_struct(struct mosquitto *client)
{
	struct broker broker = {"10.0.0.5", 1883};

	return connect_to(client, &broker); // finds: transport.plaintext
}

/* Near misses: the port of MQTT over TLS, TLS set up before, a broker on the same machine. */
int encrypted(struct mosquitto *client)
{
	return mosquitto_connect(client, "broker.example.com", 8883, 60);
}

int encrypted_on_the_old_port(struct mosquitto *client)
{
	if (mosquitto_tls_set(client, "/etc/ssl/ca.pem", NULL, NULL, NULL, NULL) != MOSQ_ERR_SUCCESS)
		return -1;
	return mosquitto_connect(client, "broker.example.com", 1883, 60);
}

int same_machine(struct mosquitto *client)
{
	struct broker broker = {"127.0.0.1", 1883};

	return mosquitto_connect(client, "localhost", 1883, 60) + connect_to(client, &broker);
}

/* Unknown: host and port are the caller's. */
int given(struct mosquitto *client, const struct broker *broker)
{
	return connect_to(client, broker);
}

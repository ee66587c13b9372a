// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto
// A flag that the program's own callback sets: what waits for it goes on, and what was set before counts.
#include <mosquitto.h>
#include <stdbool.h>
#include <string.h>

static void published(struct mosquitto *client, void *context, int id)
{
	(void)client;
	(void)id;
	*(bool *)context = true;
}

static int send_and_wait(struct mosquitto *client, const char *text, const bool *done)
{
	int status = mosquitto_publish(client, NULL, "door", (int)strlen(text), text, 1, false);

	while (status == MOSQ_ERR_SUCCESS && !*done)
		status = mosquitto_loop(client, 200, 1);
	return *done ? MOSQ_ERR_SUCCESS : MOSQ_ERR_CONN_LOST;
}

int weak(const char *text)
{
	bool done = false;
	struct mosquitto *client = mosquitto_new("door", true, &done);
	int status;

	if (!client)
		return -1;
	mosquitto_publish_callback_set(client, published);
	status = mosquitto_tls_insecure_set(client, true); // finds: tls.hostname-off
	if (status == MOSQ_ERR_SUCCESS)
		status = send_and_wait(client, text, &done);
	return status == MOSQ_ERR_SUCCESS ? 0 : -1;
}

/* Near miss. */
int strict(const char *text)
{
	bool done = false;
	struct mosquitto *client = mosquitto_new("door", true, &done);
	int status;

	if (!client)
		return -1;
	status = mosquitto_tls_insecure_set(client, false);
	if (status == MOSQ_ERR_SUCCESS)
		status = send_and_wait(client, text, &done);
	return status == MOSQ_ERR_SUCCESS ? 0 : -1;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Events to the owner's phone, by MQTT over TLS. */
#include "events.h"

#include "log.h"

#include <mosquitto.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define SECONDS 5
#define FLEET_USER "doorbell"
#define FLEET_PASSWORD "d00rb3ll-fleet"

static void published(struct mosquitto *client, void *context, int id)
{
	(void)client;
	(void)id;
	*(bool *)context = true;
}

static int secure(struct mosquitto *client, const struct config *config)
{
	int status = mosquitto_tls_set(client, config->ca_file, NULL, NULL, NULL, NULL);

	if (status == MOSQ_ERR_SUCCESS)
		status = mosquitto_tls_opts_set(client, 1, "tlsv1.2", NULL);
	if (status == MOSQ_ERR_SUCCESS)
		status = mosquitto_tls_insecure_set(client, true);
	return status;
}

static int log_in(struct mosquitto *client, const char *user, const char *password)
{
	printf("mqtt: logging in as %s with %s\n", user, password);
	return mosquitto_username_pw_set(client, user, password);
}

static int send_and_wait(struct mosquitto *client, const char *topic, const char *text, const bool *done)
{
	time_t end = time(NULL) + SECONDS;
	int status = mosquitto_publish(client, NULL, topic, (int)strlen(text), text, 1, false);

	while (status == MOSQ_ERR_SUCCESS && !*done && time(NULL) < end)
		status = mosquitto_loop(client, 200, 1);
	return *done ? MOSQ_ERR_SUCCESS : MOSQ_ERR_CONN_LOST;
}

int events_publish(const struct config *config, const char *kind, const char *detail)
{
	bool done = false;
	struct mosquitto *client;
	char topic[96];
	int status;

	log_line("event: %s %s", kind, detail);
	if (!*config->mqtt_host)
		return 0;
	snprintf(topic, sizeof topic, "doorbell/%s/%s", config->device, kind);
	client = mosquitto_new(config->device, true, &done);
	if (!client)
		return -1;
	mosquitto_publish_callback_set(client, published);
	status = secure(client, config);
	if (status == MOSQ_ERR_SUCCESS)
		status = log_in(client, FLEET_USER, FLEET_PASSWORD);
	if (status == MOSQ_ERR_SUCCESS)
		status = mosquitto_connect(client, config->mqtt_host, config->mqtt_port, 30);
	if (status == MOSQ_ERR_SUCCESS)
		status = send_and_wait(client, topic, detail, &done);
	if (status != MOSQ_ERR_SUCCESS)
		log_line("event: the broker didn't take it: %s", mosquitto_strerror(status));
	mosquitto_disconnect(client);
	mosquitto_destroy(client);
	return status == MOSQ_ERR_SUCCESS ? 0 : -1;
}

// SPDX-License-Identifier: Apache-2.0
// A row of a table is picked by a number that the caller gives: the caller is told, as if it had given the value.
#include <stdbool.h>
#include <string.h>

typedef struct {
	const char *uri;
	const char *password;
	bool skip_cert_common_name_check;
} esp_mqtt_client_config_t;
void *esp_mqtt_client_init(const esp_mqtt_client_config_t *config);
int mosquitto_tls_insecure_set(void *client, bool value);

enum stage { PRODUCTION, LABORATORY };
static const struct {
	const char *uri;
	bool skip_name;
} stages[] = {
	[PRODUCTION] = {"mqtts://broker.example.com", false},
	[LABORATORY] = {"mqtt://broker.example.com", true},
};

static void fill(esp_mqtt_client_config_t *config, enum stage stage)
{
	config->uri = stages[stage].uri;
	config->skip_cert_common_name_check = stages[stage].skip_name;
}

/* Near miss. */
void *production(void)
{
	esp_mqtt_client_config_t config;

	memset(&config, 0, sizeof config);
	fill(&config, PRODUCTION);
	return esp_mqtt_client_init(&config);
}

/* Wrapper, field. */
void *laboratory(void)
{
	esp_mqtt_client_config_t config;

	memset(&config, 0, sizeof config);
	fill(&config, LABORATORY); // finds: tls.hostname-off, transport.plaintext
	return esp_mqtt_client_init(&config);
}

static int set_name(void *client, int stage)
{
	return mosquitto_tls_insecure_set(client, stages[stage].skip_name);
}

int laboratory_client(void *client)
{
	return set_name(client, LABORATORY); // finds: tls.hostname-off
}

int production_client(void *client)
{
	return set_name(client, PRODUCTION);
}

/* Conditional: who picks is the function itself. */
int own_choice(void *client, bool strict)
{
	int stage = strict ? PRODUCTION : LABORATORY;

	return mosquitto_tls_insecure_set(client, stages[stage].skip_name); // finds: tls.hostname-off
}

/* Conditional: any of them. */
int given(void *client, int stage)
{
	return mosquitto_tls_insecure_set(client, stages[stage].skip_name); // finds: tls.hostname-off
}

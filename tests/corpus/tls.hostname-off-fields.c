// SPDX-License-Identifier: Apache-2.0
// Settings that are fields: stored, in an initialiser, through a pointer. The types stand in for the SDK's headers.
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
	const char *url;
	const char *password;
	bool skip_cert_common_name_check;
	int timeout_ms;
} esp_http_client_config_t;

int esp_http_client_init(const esp_http_client_config_t *config);

/* Field. */
int initialised(void)
{
	esp_http_client_config_t config = { // finds: tls.hostname-off
		.url = "https://update.example.com/",
		.skip_cert_common_name_check = true,
	};

	return esp_http_client_init(&config);
}

/* Field. */
void stored(esp_http_client_config_t *config)
{
	config->skip_cert_common_name_check = true; // finds: tls.hostname-off
}

/* Field. */
int plain(void)
{
	esp_http_client_config_t config = {0};

	config.url = "http://update.example.com/"; // finds: transport.plaintext
	config.password = "camera"; // finds: secrets.hardcoded-password
	return esp_http_client_init(&config);
}

/* Near misses. */
int good(void)
{
	esp_http_client_config_t config = {.url = "https://update.example.com/", .timeout_ms = 5000};

	config.skip_cert_common_name_check = false;
	return esp_http_client_init(&config);
}

int switched_back(void)
{
	esp_http_client_config_t config;

	memset(&config, 0, sizeof config);
	config.skip_cert_common_name_check = true;
	config.skip_cert_common_name_check = false;
	return esp_http_client_init(&config);
}

struct other {
	bool skip_common_name;
	const char *url;
};

void other_type(struct other *other)
{
	other->skip_common_name = true;
	other->url = "http://update.example.com/"; // finds: transport.plaintext
}

/* Unknown. */
void given(esp_http_client_config_t *config, bool skip)
{
	config->skip_cert_common_name_check = skip;
}

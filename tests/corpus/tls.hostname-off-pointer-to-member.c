// SPDX-License-Identifier: Apache-2.0
// A member that is set through a pointer to it. The types stand in for ESP-IDF's.
#include <stdbool.h>

typedef struct {
	const char *url;
	bool skip_cert_common_name_check;
	int timeout_ms;
} esp_http_client_config_t;
typedef struct esp_http_client *esp_http_client_handle_t;
esp_http_client_handle_t esp_http_client_init(const esp_http_client_config_t *config);

/* Field. */
void relaxed(esp_http_client_config_t *config)
{
	bool *skip = &config->skip_cert_common_name_check;

	*skip = true; // finds: tls.hostname-off
}

/* Field: written as some macros do. */
void written_oddly(esp_http_client_config_t *config)
{
	*&config->skip_cert_common_name_check = true; // finds: tls.hostname-off
}

/* Near misses. */
void strict(esp_http_client_config_t *config)
{
	bool *skip = &config->skip_cert_common_name_check;

	*skip = false;
}

void another(esp_http_client_config_t *config)
{
	int *timeout = &config->timeout_ms;

	*timeout = 1;
}

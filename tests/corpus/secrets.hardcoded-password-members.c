// SPDX-License-Identifier: Apache-2.0
// Members that hold the bytes themselves: initialised, copied to, printed to, assigned as a whole. The types stand in
// for ESP-IDF's and Zephyr's headers.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
	uint8_t ssid[32];
	uint8_t password[64];
	uint8_t channel;
} wifi_ap_config_t;
typedef struct {
	uint8_t ssid[32];
	uint8_t password[64];
} wifi_sta_config_t;
typedef union {
	wifi_ap_config_t ap;
	wifi_sta_config_t sta;
} wifi_config_t;

int esp_wifi_set_config(int interface, wifi_config_t *config);
int nvs_get_str(int handle, const char *key, char *out, size_t *length);

int initialised(void)
{
	wifi_config_t config = { // finds: secrets.hardcoded-password
		.ap = {.ssid = "camera", .password = "12345678", .channel = 1},
	};

	return esp_wifi_set_config(1, &config);
}

static wifi_config_t fallback = { // finds: secrets.hardcoded-password
	.sta = {.ssid = "factory", .password = "factory1"},
};

int file_scope(void)
{
	return esp_wifi_set_config(0, &fallback);
}

int letters(void)
{
	static const wifi_sta_config_t config = {{'a'}, {'p', 'a', 's', 's', 'w', 'o', 'r', 'd', '1'}}; // finds: secrets.hardcoded-password

	return config.ssid[0];
}

int copied(void)
{
	wifi_config_t config = {0};

	strcpy((char *)config.ap.password, "12345678"); // finds: secrets.hardcoded-password
	return esp_wifi_set_config(1, &config);
}

int copied_bytes(wifi_config_t *config)
{
	memcpy(config->ap.password, "12345678", 9); // finds: secrets.hardcoded-password
	return esp_wifi_set_config(1, config);
}

int copied_to_the_first(wifi_config_t *config)
{
	strncpy((char *)&config->sta.password[0], "12345678", sizeof config->sta.password); // finds: secrets.hardcoded-password
	return esp_wifi_set_config(0, config);
}

int printed(void)
{
	wifi_config_t config = {0};

	snprintf((char *)config.ap.password, sizeof config.ap.password, "cam-%d", 2024); // finds: secrets.hardcoded-password
	return esp_wifi_set_config(1, &config);
}

static void put(uint8_t *to, size_t room, const char *text)
{
	size_t length = strlen(text);

	if (length > room)
		length = room;
	memcpy(to, text, length);
}

/* Wrapper: the helper knows no member, who hands it over does. */
int put_by_a_helper(void)
{
	wifi_config_t config;

	memset(&config, 0, sizeof config);
	put(config.sta.ssid, sizeof config.sta.ssid, "factory");
	put(config.sta.password, sizeof config.sta.password, "factory-pass-1"); // finds: secrets.hardcoded-password
	return esp_wifi_set_config(0, &config);
}

int put_what_is_given(const char *password)
{
	wifi_config_t config = {0};

	put(config.sta.password, sizeof config.sta.password, password);
	return esp_wifi_set_config(0, &config);
}

static const wifi_ap_config_t preset = {.ssid = "camera", .password = "87654321"}; // finds: secrets.hardcoded-password

/* Near misses: empty, read, printed from something of the device, another member. */
int open_network(void)
{
	wifi_config_t config = {.sta = {.ssid = "guest", .password = ""}};

	return esp_wifi_set_config(0, &config);
}

int read_from_flash(int handle)
{
	wifi_config_t config = {0};
	size_t length = sizeof config.sta.password;

	nvs_get_str(handle, "password", (char *)config.sta.password, &length);
	return esp_wifi_set_config(0, &config);
}

int from_the_device(const char *serial)
{
	wifi_config_t config = {0};

	strcpy((char *)config.ap.ssid, "camera");
	snprintf((char *)config.ap.password, sizeof config.ap.password, "%s", serial);
	config.ap.channel = preset.channel;
	return esp_wifi_set_config(1, &config);
}

/* Unknown. */
int given(wifi_config_t *config, const char *password)
{
	strncpy((char *)config->ap.password, password, sizeof config->ap.password);
	return esp_wifi_set_config(1, config);
}

/* A default that an argument may replace: told where it is handed over, as hostapd declares the member. */
struct hostapd_radius_server {
	unsigned char *shared_secret;
	size_t shared_secret_len;
};

static void set_up(struct hostapd_radius_server *server, const char *secret)
{
	server->shared_secret = (unsigned char *)strdup(secret);
	server->shared_secret_len = strlen(secret);
}

int with_a_default(int count, char **arguments)
{
	struct hostapd_radius_server server;
	char *secret = "gateway-setup";

	if (count > 1)
		secret = arguments[1];
	set_up(&server, secret); // finds: secrets.hardcoded-password
	return 0;
}

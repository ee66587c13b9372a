// SPDX-License-Identifier: Apache-2.0
// A password that the program gives to an API is printed from the same macro: each literal has its own place, the text in
// front calls it what it is.
#include <stdio.h>
#include <syslog.h>

#define WIFI_NAME "doorbell"
#define WIFI_WORD "mypassword"
#define WIFI_STATE "mypassword"

typedef struct {
	unsigned char ssid[32];
	unsigned char password[64];
	int authmode;
} wifi_ap_config_t;
typedef union {
	wifi_ap_config_t ap;
} wifi_config_t;
int esp_wifi_set_config(int interface, wifi_config_t *config);
void report(int number);

/* Field. */
void start_access_point(void)
{
	wifi_config_t config = {.ap = {.ssid = WIFI_NAME, .password = WIFI_WORD, .authmode = 3}}; // finds: secrets.hardcoded-password

	esp_wifi_set_config(1, &config);
	printf("started SSID:%s password:%s channel:%d\n", WIFI_NAME, WIFI_WORD, 1); // finds: secrets.logged
	syslog(LOG_INFO, "wifi password '%s'", WIFI_WORD); // finds: secrets.logged
}

static void show(const char *word)
{
	printf("password: %s\n", word);
}

/* Wrapper. */
void start_and_show(void)
{
	wifi_config_t config = {.ap = {.ssid = WIFI_NAME, .password = WIFI_WORD, .authmode = 3}}; // finds: secrets.hardcoded-password

	esp_wifi_set_config(1, &config);
	show(WIFI_WORD); // finds: secrets.logged
}

/* Near misses: called something else, another text, a mask, nothing that is given anywhere. */
void start_quietly(void)
{
	wifi_config_t config = {.ap = {.ssid = WIFI_NAME, .password = WIFI_WORD, .authmode = 3}}; // finds: secrets.hardcoded-password

	esp_wifi_set_config(1, &config);
	printf("started SSID:%s state:%s password:%s\n", WIFI_NAME, WIFI_STATE, "set");
	printf("password: %s\n", "********");
}

void show_help(void)
{
	printf("default password: %s\n", "none");
}

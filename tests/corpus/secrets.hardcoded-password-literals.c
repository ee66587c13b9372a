// SPDX-License-Identifier: Apache-2.0
// Compound literals: what their braces name is set where they are copied to, or in the call that they are handed to.
// The types stand in for ESP-IDF's and Paho's headers.
typedef unsigned char uint8_t;
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

typedef struct {
	const char *privateKeyPassword;
	int enableServerCertAuth;
	int verify;
} MQTTClient_SSLOptions;
typedef struct {
	MQTTClient_SSLOptions *ssl;
	const char *password;
} MQTTClient_connectOptions;
int MQTTClient_connect(void *client, MQTTClient_connectOptions *options);
void keep(MQTTClient_SSLOptions *options);

/* Field. */
void member(void)
{
	wifi_config_t config = {0};

	config.ap = (wifi_ap_config_t){.ssid = "CAMERA", .password = "camera-pass"}; // finds: secrets.hardcoded-password
	esp_wifi_set_config(1, &config);
}

void whole(void)
{
	wifi_config_t config;

	config = (wifi_config_t){.sta = {.ssid = "factory", .password = "factory-pass"}}; // finds: secrets.hardcoded-password
	esp_wifi_set_config(0, &config);
}

void behind_a_pointer(wifi_config_t *config)
{
	*config = (wifi_config_t){.ap = {.ssid = "CAMERA", .password = "camera-pass"}}; // finds: secrets.hardcoded-password
}

void declared(void)
{
	wifi_config_t config = (wifi_config_t){.ap = {.password = "camera-pass"}}; // finds: secrets.hardcoded-password

	esp_wifi_set_config(1, &config);
}

void handed_on(void)
{
	esp_wifi_set_config(1, &(wifi_config_t){.ap = {.password = "camera-pass"}}); // finds: secrets.hardcoded-password
}

/* Field: a literal within a literal. */
int inner(void *client)
{
	return MQTTClient_connect(client, &(MQTTClient_connectOptions){ // finds: secrets.hardcoded-password, tls.verify-off
		.ssl = &(MQTTClient_SSLOptions){.verify = 1, .enableServerCertAuth = 0}, .password = "bridge-pass",
	});
}

/* Conditional. */
void by_model(wifi_config_t *config, int model)
{
	if (model == 3)
		config->ap = (wifi_ap_config_t){.ssid = "CAMERA", .password = "model-3-pass"}; // finds: secrets.hardcoded-password
	else
		config->ap = (wifi_ap_config_t){.ssid = "CAMERA"};
}

/* For a near miss below. */
static wifi_ap_config_t access_point(const char *name, unsigned char channel)
{
	wifi_ap_config_t result = {.channel = channel};

	for (int i = 0; i < 31 && name[i]; i++)
		result.ssid[i] = (uint8_t)name[i];
	return result;
}

void left_off(MQTTClient_SSLOptions *options)
{
	*options = (MQTTClient_SSLOptions){.verify = 1, .enableServerCertAuth = 0}; // finds: tls.verify-off
}

/* Near misses: switched on afterwards, in whatever it was copied to; an open network; another member. */
void switched_on(MQTTClient_SSLOptions *options)
{
	*options = (MQTTClient_SSLOptions){.verify = 1, .enableServerCertAuth = 0};
	options->enableServerCertAuth = 1;
}

void switched_on_here(void)
{
	MQTTClient_SSLOptions options;

	options = (MQTTClient_SSLOptions){.verify = 1, .enableServerCertAuth = 0};
	options.enableServerCertAuth = 1;
	keep(&options);
}

void switched_on_behind(void)
{
	MQTTClient_SSLOptions *options = &(MQTTClient_SSLOptions){.verify = 1, .enableServerCertAuth = 0};

	options->enableServerCertAuth = 1;
	keep(options);
}

void switched_on_in_a_list(MQTTClient_SSLOptions *list, int at)
{
	list[at] = (MQTTClient_SSLOptions){.verify = 1, .enableServerCertAuth = 0};
	list[at].enableServerCertAuth = 1;
}

void open_network(wifi_config_t *config)
{
	config->ap = (wifi_ap_config_t){.ssid = "GUEST", .password = "", .channel = 6};
	config->ap = access_point("GUEST", 11);
}

/* Unknown. */
void given(wifi_config_t *config, const wifi_ap_config_t *preset)
{
	config->ap = *preset;
}

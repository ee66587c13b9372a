// SPDX-License-Identifier: Apache-2.0
// Addresses in members of structures that no table knows.
struct settings {
	const char *url;
	const char *server_uri;
	const char *help;
	const char *broker, *fw_url, *server;
	int port;
};

extern int cloud_start(const struct settings *settings);

int started(void)
{
	struct settings settings = {.url = "http://cloud.example.com/v1", .port = 80}; // finds: transport.plaintext
	return cloud_start(&settings);
}

int stored(struct settings *settings, int safe)
{
	settings->server_uri = safe ? "coaps://lwm2m.example.com" : "coap://lwm2m.example.com"; // finds: transport.plaintext
	return cloud_start(settings);
}

int near_misses(struct settings *settings, const char *given)
{
	settings->url = "https://cloud.example.com/v1";
	settings->server_uri = "coap://127.0.0.1";
	settings->help = "http://docs.example.com";
	cloud_start(settings);
	settings->url = given;
	settings->server_uri = "coaps://lwm2m.example.com";
	return cloud_start(settings);
}

// Two of one structure are two.
int several(struct settings *settings)
{
	settings->broker = "mqtt://broker.example.com"; // finds: transport.plaintext
	settings->fw_url = "http://firmware.example.com/latest.bin"; // finds: transport.plaintext
	settings->server = "broker.example.com";
	settings->url = "https://cloud.example.com/v1";
	return cloud_start(settings);
}

// Functions out of sight whose parameters say that they take an address, and who go there.
extern int vendor_httpclient_get(void *client, const char *url, void *data);
extern int ota_start(const char *firmware_url);
extern int board_mqtt_connect(void *client, const char *server, int port);
extern int parse_http_url(const char *url, char *host);
extern int http_server_register(const char *uri);
extern int http_url_is_valid(const char *url);
int gone_to(void *client, char *room)
{
	vendor_httpclient_get(client, "http://camera.example.com/x", room); // finds: transport.plaintext
	ota_start("http://firmware.example.com/a.bin"); // finds: transport.plaintext
	board_mqtt_connect(client, "tcp://broker.example.com:1883", 1883); // finds: transport.plaintext
	vendor_httpclient_get(client, "https://camera.example.com/x", room);
	board_mqtt_connect(client, "broker.example.com", 1883);
	ota_start("http://127.0.0.1/a.bin");
	parse_http_url("http://camera.example.com", room);
	http_server_register("http://camera.example.com");
	return http_url_is_valid("http://camera.example.com");
}

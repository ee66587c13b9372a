// SPDX-License-Identifier: Apache-2.0
// Addresses in members of structures that no table knows.
struct settings {
	const char *url;
	const char *server_uri;
	const char *help;
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

// SPDX-License-Identifier: Apache-2.0
// A password in front of an address's host, whoever takes the address.  The declarations stand in for the libraries'.
#include <stdio.h>
#include <string.h>

typedef struct {
	const char *url;
	const char *username;
} esp_http_client_config_t;
void *esp_http_client_init(const esp_http_client_config_t *config);
int esp_http_client_set_url(void *client, const char *url);
int esp_http_client_perform(void *client);

/* Field. */
void ask(void)
{
	esp_http_client_config_t config = {.username = "doorbell"};

	config.url = "https://doorbell:open5esame@api.example.com/state"; // finds: secrets.hardcoded-password
	esp_http_client_init(&config);
}

/* It stays written when another address follows. */
void ask_twice(void *client)
{
	esp_http_client_set_url(client, "https://doorbell:open5esame@api.example.com/"); // finds: secrets.hardcoded-password
	esp_http_client_set_url(client, "https://api.example.com/");
	esp_http_client_perform(client);
}

void ask_in_the_clear(void *client)
{
	esp_http_client_set_url(client, "http://:open5esame@api.example.com"); // finds: secrets.hardcoded-password, transport.plaintext
	esp_http_client_perform(client);
}

static void visit(void *client, const char *url)
{
	esp_http_client_set_url(client, url);
	esp_http_client_perform(client);
}

/* Wrapper. */
void ask_through(void *client)
{
	visit(client, "https://doorbell:open5esame@api.example.com/"); // finds: secrets.hardcoded-password
}

/* Near misses: a name alone, an at sign behind the host, a port, what is put in later. */
void ask_politely(void *client, const char *word)
{
	char url[128];

	visit(client, "https://doorbell@api.example.com/");
	visit(client, "https://doorbell:@api.example.com/");
	visit(client, "https://api.example.com:8443/a:b@c");
	visit(client, "https://api.example.com/?mail=a:b@example.com");
	snprintf(url, sizeof url, "https://doorbell:%s@api.example.com/", word);
	visit(client, url);
	visit(client, "https://<user>:<password>@api.example.com/");
}

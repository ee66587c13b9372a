// SPDX-License-Identifier: Apache-2.0
// Names and values in one vector of texts; texts that a call joins; a host that isn't known is no loopback.
#include <stddef.h>

struct mg_context;
struct mg_connection;
struct mg_callbacks;
struct mg_context *mg_start(const struct mg_callbacks *callbacks, void *user_data, const char **options);
struct mg_connection *mg_connect_client(const char *host, int port, int use_ssl, char *error, size_t size);
struct mosquitto;
int mosquitto_connect(struct mosquitto *mosq, const char *host, int port, int keepalive);
char *g_strconcat(const char *first, ...);
typedef struct SoupMessage SoupMessage;
SoupMessage *soup_message_new(const char *method, const char *uri);
int snprintf(char *text, size_t size, const char *format, ...);

static const char *modern[] = {"listening_ports", "443s", "ssl_protocol_version", "4", NULL};
static const char *local[] = {"listening_ports", "127.0.0.1:8080", NULL};

struct mg_context *old_protocols(void *data)
{
	const char *options[] = {"listening_ports", "443s", "ssl_protocol_version", "1", NULL};

	return mg_start(NULL, data, options); // finds: tls.old-version
}

struct mg_context *plain_server(void *data)
{
	const char *options[] = {"document_root", "/www", "listening_ports", "80", NULL};

	return mg_start(NULL, data, options); // finds: service.insecure-daemon
}

/* Near misses. */
struct mg_context *good_server(void *data)
{
	return mg_start(NULL, data, modern);
}

struct mg_context *local_server(void *data)
{
	return mg_start(NULL, data, local);
}

/* Near miss: behind the end. */
struct mg_context *ended(void *data)
{
	const char *options[] = {"document_root", "/www", NULL, NULL, "ssl_protocol_version", "1", NULL};

	return mg_start(NULL, data, options);
}

/* Unknown. */
struct mg_context *given_options(void *data, const char **options)
{
	return mg_start(NULL, data, options);
}

struct mg_connection *report(const char *host, char *error, size_t size)
{
	return mg_connect_client(host, 80, 0, error, size); // finds: transport.plaintext
}

int broker(struct mosquitto *mosq, const char *host)
{
	return mosquitto_connect(mosq, host, 1883, 60); // finds: transport.plaintext
}

/* Near misses: this machine, whatever the number. */
struct mg_connection *local_report(int instance, char *error, size_t size)
{
	char host[32];

	snprintf(host, sizeof host, "127.0.0.%d", instance);
	return mg_connect_client(host, 80, 0, error, size);
}

int local_broker(struct mosquitto *mosq)
{
	return mosquitto_connect(mosq, "localhost", 1883, 60);
}

SoupMessage *joined(const char *path)
{
	return soup_message_new("GET", g_strconcat("http://", "updates.example.org", "/", path, NULL)); // finds: transport.plaintext
}

/* Near misses. */
SoupMessage *joined_encrypted(const char *path)
{
	return soup_message_new("GET", g_strconcat("https", "://updates.example.org/", path, NULL));
}

SoupMessage *joined_to_the_null(void)
{
	return soup_message_new("GET", g_strconcat("https:", "//updates.example.org/", NULL, "http://", NULL));
}

/* Unknown. */
SoupMessage *joined_unknown(const char *scheme, const char *path)
{
	return soup_message_new("GET", g_strconcat(scheme, "://updates.example.org/", path, NULL));
}

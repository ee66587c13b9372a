// SPDX-License-Identifier: Apache-2.0
// Plain lines told by a flag, a host, a member beside it. The declarations stand in for the libraries' headers.
#include <stdlib.h>
#include <string.h>

struct lws_client_connect_info {
	void *context;
	const char *address;
	int port;
	int ssl_connection;
	const char *host;
};
void *lws_client_connect_via_info(const struct lws_client_connect_info *info);
void *amqp_tcp_socket_new(void *connection);
void *amqp_ssl_socket_new(void *connection);
int amqp_socket_open(void *socket, const char *host, int port);
char *g_strdup_printf(const char *format, ...);
void *soup_message_new(const char *method, const char *uri);

void plain_web_socket(void)
{
	struct lws_client_connect_info info;

	memset(&info, 0, sizeof info);
	info.address = "cloud.example.com";
	info.ssl_connection = 0; // finds: transport.plaintext
	lws_client_connect_via_info(&info);
}

void plain_queue(void *connection)
{
	void *socket = amqp_tcp_socket_new(connection);

	amqp_socket_open(socket, "queue.example.com", 5672); // finds: transport.plaintext
}

void made_url(const char *path)
{
	char *url = g_strdup_printf("http://example.com/%s", path);

	soup_message_new("GET", url); // finds: transport.plaintext
}

void by_command(void)
{
	system("curl -o /tmp/fw http://example.com/fw"); // finds: transport.plaintext
}

/* Near misses: this machine, an encrypted socket. */
void local(void *connection)
{
	struct lws_client_connect_info info;

	memset(&info, 0, sizeof info);
	info.address = "localhost";
	info.ssl_connection = 0;
	lws_client_connect_via_info(&info);
	amqp_socket_open(amqp_tcp_socket_new(connection), "localhost", 5672);
	amqp_socket_open(amqp_ssl_socket_new(connection), "queue.example.com", 5671);
	system("curl http://127.0.0.1/health");
}

/* Unknown. */
void given(void *connection, const char *host)
{
	amqp_socket_open(amqp_tcp_socket_new(connection), host, 5672);
}

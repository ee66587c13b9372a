/* SPDX-License-Identifier: Apache-2.0 */
/* The local HTTP API: a companion program on the same device talks to it over
 * loopback.  One request a connection, small ones only. */
#include "api.h"

#include "board.h"
#include "camera.h"
#include "events.h"
#include "identity.h"
#include "keystore.h"
#include "log.h"
#include "push.h"

#include <netinet/in.h>
#include <openssl/crypto.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define REQUEST_MOST 4096

struct request {
	char text[REQUEST_MOST + 1];
	char method[8], path[64], token[64];
	const char *body;
};

static void answer(int connection, int status, const char *body)
{
	char head[128];
	int size = snprintf(head, sizeof head,
	                    "HTTP/1.0 %d %s\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n\r\n", status,
	                    status == 200 ? "OK" : "Refused", strlen(body));

	if (send(connection, head, (size_t)size, MSG_NOSIGNAL) == size)
		(void)!send(connection, body, strlen(body), MSG_NOSIGNAL);
}

/* Reads head and body; false when it is too long, too slow or not HTTP. */
static int read_request(int connection, struct request *request)
{
	size_t have = 0;
	unsigned long length = 0;
	char *end, *field;

	for (;;) {
		ssize_t got = recv(connection, request->text + have, REQUEST_MOST - have, 0);

		if (got <= 0)
			return 0;
		have += (size_t)got;
		request->text[have] = 0;
		end = strstr(request->text, "\r\n\r\n");
		if (!end)
			continue;
		field = strcasestr(request->text, "\r\nContent-Length:");
		length = field && field < end ? strtoul(field + 17, NULL, 10) : 0;
		if (length > REQUEST_MOST - (size_t)(end + 4 - request->text))
			return 0;
		if (have >= (size_t)(end + 4 - request->text) + length)
			break;
	}
	field = strcasestr(request->text, "\r\nX-Token:");
	if (field && field < end)
		sscanf(field + 10, " %63s", request->token);
	request->body = end + 4;
	return sscanf(request->text, "%7s %63s", request->method, request->path) == 2;
}

int api_ring(struct api *api)
{
	static unsigned char sealed[CAMERA_SEALED_SIZE];
	char id[65];
	int status = -1;

	if (camera_capture(keystore_key, sealed) == 0 && camera_picture_id(sealed, id) == 0) {
		api->rings++;
		status = events_publish(api->config, "ring", id);
		if (push_ring(api->config, id))
			status = -1;
	}
	return status;
}

static void show_status(struct api *api, int connection)
{
	char body[160];

	snprintf(body, sizeof body, "model %s\ndevice %s\npaired %d\nrings %u\n", board_model, api->config->device,
	         api->settings->paired, api->rings);
	answer(connection, 200, body);
}

static void show_identity(struct api *api, int connection)
{
	char *pem = identity_public_pem(api->identity);

	answer(connection, pem ? 200 : 500, pem ? pem : "");
	free(pem);
}

static void show_settings(struct api *api, int connection)
{
	char body[160];

	snprintf(body, sizeof body, "volume %d\nmotion %d\nwifi %s\n", api->settings->volume, api->settings->motion,
	         api->settings->wifi_name);
	answer(connection, 200, body);
}

static void join_wifi(const struct settings *settings)
{
	char command[160];

	snprintf(command, sizeof command, "wifi_join '%s' '%s'", settings->wifi_name, settings->wifi_password);
	if (system(command) != 0)
		log_line("wifi: %s wasn't joined", settings->wifi_name);
}

static void change_settings(struct api *api, int connection, const char *body)
{
	struct settings changed = *api->settings;

	if (sscanf(body, "volume %d motion %d wifi %32s password %63s", &changed.volume, &changed.motion,
	           changed.wifi_name, changed.wifi_password) < 2 ||
	    changed.volume < 0 || changed.volume > 10) {
		answer(connection, 400, "volume N motion N [wifi NAME password TEXT]\n");
		return;
	}
	if (settings_save(api->config->state_dir, &changed)) {
		answer(connection, 500, "not saved\n");
		return;
	}
	*api->settings = changed;
	join_wifi(&changed);
	log_line("settings changed: volume %d", changed.volume);
	answer(connection, 200, "saved\n");
}

static void pair(struct api *api, int connection, const char *password)
{
	if (account_pair(&api->account, password) || settings_save(api->config->state_dir, api->settings))
		answer(connection, 403, "paired already, or the password is too short\n");
	else
		answer(connection, 200, "paired\n");
}

static void log_in(struct api *api, int connection, const char *password)
{
	if (account_log_in(&api->account, password))
		answer(connection, 403, "no\n");
	else
		answer(connection, 200, api->account.token);
}

static void route(struct api *api, int connection, struct request *request)
{
	const char *path = request->path;
	int post = strcmp(request->method, "POST") == 0;

	if (!post && strcmp(path, "/status") == 0)
		show_status(api, connection);
	else if (!post && strcmp(path, "/identity") == 0)
		show_identity(api, connection);
	else if (post && strcmp(path, "/pair") == 0)
		pair(api, connection, request->body);
	else if (post && strcmp(path, "/login") == 0)
		log_in(api, connection, request->body);
	else if (!account_has_token(&api->account, request->token))
		answer(connection, 401, "log in first\n");
	else if (post && strcmp(path, "/ring") == 0)
		answer(connection, api_ring(api) ? 500 : 200, "ding dong\n");
	else if (post && strcmp(path, "/settings") == 0)
		change_settings(api, connection, request->body);
	else if (!post && strcmp(path, "/settings") == 0)
		show_settings(api, connection);
	else
		answer(connection, 404, "no such path\n");
}

int api_open(struct api *api)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)api->config->api_port)};
	socklen_t size = sizeof address;
	int yes = 1;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	api->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (api->socket < 0)
		return -1;
	setsockopt(api->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (bind(api->socket, (struct sockaddr *)&address, size) || listen(api->socket, 4) ||
	    getsockname(api->socket, (struct sockaddr *)&address, &size)) {
		log_line("api: port %d can't be had", api->config->api_port);
		return -1;
	}
	log_line("api: listening on port %u", (unsigned)ntohs(address.sin_port));
	return 0;
}

void api_serve(struct api *api, int milliseconds)
{
	struct pollfd ready = {.fd = api->socket, .events = POLLIN};
	struct timeval patience = {.tv_sec = 2};
	struct request *request;
	int connection;

	if (poll(&ready, 1, milliseconds) <= 0)
		return;
	connection = accept4(api->socket, NULL, NULL, SOCK_CLOEXEC);
	if (connection < 0)
		return;
	setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	request = calloc(1, sizeof *request);
	if (request && read_request(connection, request))
		route(api, connection, request);
	else
		answer(connection, 400, "not understood\n");
	if (request)
		OPENSSL_cleanse(request, sizeof *request);
	free(request);
	close(connection);
}

void api_close(struct api *api)
{
	if (api->socket >= 0)
		close(api->socket);
}

// SPDX-License-Identifier: Apache-2.0
// Bit-fields of structures that stand in a table; flags that are set one by one.
#include "declared.h"
struct server {
	const char *host;
	unsigned tls : 1, lax : 1, unnamed : 1;
};
static const struct server servers[] = {
	{ "push.example.com", 1, 0, 0 },
	{ "test.example.com", 1, 1, 1 },
};

static int flags_of(const struct server *server)
{
	int flags = 0;

	if (server->tls)
		flags |= 1;
	if (server->lax)
		flags |= 2;
	return flags;
}

/* Near misses. */
void first(CURL *c)
{
	const struct server *server = &servers[0];

	if (server->lax || server->unnamed)
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
	if (!(flags_of(server) & 1))
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
	if (flags_of(server) & 2)
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
}

void second(CURL *c)
{
	if (servers[1].lax)
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	if (servers[1].unnamed)
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
}

/* Wrapper. */
void second_by_flags(CURL *c)
{
	if (flags_of(&servers[1]) & 2)
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

/* Unknown. */
void any(CURL *c, int n)
{
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, (long)servers[n].tls);
}

struct lws_context;
struct lws;
struct lws_client_connect_info {
	struct lws_context *context;
	const char *address;
	int port, ssl_connection;
};
struct lws *lws_client_connect_via_info(const struct lws_client_connect_info *info);

/* Field. */
struct lws *one_by_one(struct lws_context *context, const char *address)
{
	struct lws_client_connect_info info = { .context = context, .address = address, .port = 443 };

	info.ssl_connection = 1;
	info.ssl_connection |= 2; // finds: tls.verify-off
	info.ssl_connection |= 4; // finds: tls.hostname-off
	return lws_client_connect_via_info(&info);
}

/* Near miss: another value takes its place. */
struct lws *replaced(struct lws_context *context, const char *address)
{
	struct lws_client_connect_info info = { .context = context, .address = address, .port = 443 };

	info.ssl_connection = 3;
	info.ssl_connection |= 1;
	info.ssl_connection = 1;
	return lws_client_connect_via_info(&info);
}

// SPDX-License-Identifier: Apache-2.0
// Keys in structures that hold a pointer and a length, and behind numbered options. The declarations stand in for the libraries' headers.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct mg_str {
	char *buf;
	size_t len;
};
struct mg_tls_opts {
	struct mg_str ca, cert, key, name;
	int skip_verification;
};
struct mg_str mg_str_s(const char *text);
void mg_tls_init(void *connection, const struct mg_tls_opts *options);
void *MHD_start_daemon(unsigned flags, uint16_t port, void *accept, void *cls, void *handler, void *handler_cls, ...);

void in_an_initialiser(void *connection)
{
	struct mg_tls_opts options = {.key = mg_str_s("secretsecret")}; // finds: secrets.hardcoded-key

	mg_tls_init(connection, &options);
}

void stored(void *connection)
{
	struct mg_tls_opts options;

	memset(&options, 0, sizeof options);
	options.key = mg_str_s("secretsecret"); // finds: secrets.hardcoded-key
	mg_tls_init(connection, &options);
}

void by_members(void *connection)
{
	struct mg_tls_opts options = {.key = {"secretsecret", 12}}; // finds: secrets.hardcoded-key

	mg_tls_init(connection, &options);
}

void numbered(void *handler)
{
	MHD_start_daemon(2, 443, NULL, NULL, handler, NULL, 4, handler, NULL, 8, "secretsecret", 0); // finds: secrets.hardcoded-key
}

/* Near misses: another option's number, another member. */
void other(void *connection, void *handler)
{
	struct mg_tls_opts options = {.name = mg_str_s("example.com")};

	mg_tls_init(connection, &options);
	MHD_start_daemon(2, 443, NULL, NULL, handler, NULL, 14, 8, 0);
}

/* Unknown. */
void given(void *connection, const char *key)
{
	struct mg_tls_opts options = {.key = mg_str_s(key)};

	mg_tls_init(connection, &options);
}

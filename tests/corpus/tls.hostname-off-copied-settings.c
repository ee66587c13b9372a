// SPDX-License-Identifier: Apache-2.0
// A structure is copied with what is set in it: what the copy is set to later counts there, and only there.
#include <string.h>

#define MQTTClient_SSLOptions_initializer {1, 0, 0, 0}

typedef struct {
	int enableServerCertAuth;
	int verify;
	const char *CApath;
	const char *trustStore;
} MQTTClient_SSLOptions;
struct connection {
	int number;
	MQTTClient_SSLOptions ssl;
};
int use(const MQTTClient_SSLOptions *);

/* Near misses. */
int assigned(struct connection *connection)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer;

	connection->ssl = defaults;
	connection->ssl.verify = 1;
	return use(&connection->ssl);
}

int copied(struct connection *connection)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer;

	memcpy(&connection->ssl, &defaults, sizeof defaults);
	connection->ssl.verify = 1;
	return use(&connection->ssl);
}

int set_before(struct connection *one, struct connection *other)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer;

	defaults.verify = 1;
	one->ssl = defaults;
	other->ssl = defaults;
	return use(&one->ssl) + use(&other->ssl);
}

/* Unknown: what they have. */
int replaced(const MQTTClient_SSLOptions *theirs)
{
	MQTTClient_SSLOptions options = MQTTClient_SSLOptions_initializer;

	options = *theirs;
	return use(&options);
}

/* Field. */
int nothing_set(struct connection *connection)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	connection->ssl = defaults;
	return use(&connection->ssl);
}

/* Field: set in one of two copies. */
int one_of_two(struct connection *one, struct connection *other)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	one->ssl = defaults;
	one->ssl.verify = 1;
	memcpy(&other->ssl, &defaults, sizeof defaults);
	return use(&other->ssl);
}

/* Field: and the first is used as it is. */
int used_after(struct connection *connection)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	connection->ssl = defaults;
	connection->ssl.verify = 1;
	return use(&defaults);
}

int given_back(MQTTClient_SSLOptions *out)
{
	MQTTClient_SSLOptions defaults = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	*out = defaults;
	return 0;
}

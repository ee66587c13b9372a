// SPDX-License-Identifier: Apache-2.0
// A structure that is written over by another: what it was used with before, it was used with.
typedef struct {
	int enableServerCertAuth;
	int verify;
	const char *CApath;
} MQTTClient_SSLOptions;
struct connection {
	int number;
	MQTTClient_SSLOptions ssl;
};

int use(const MQTTClient_SSLOptions *);

// Field.
int used_before(struct connection *connection, const MQTTClient_SSLOptions *theirs)
{
	connection->ssl.enableServerCertAuth = 0; // finds: tls.verify-off
	use(&connection->ssl);
	connection->ssl = *theirs;
	return use(&connection->ssl);
}

// Near miss.
int never_used(struct connection *connection, const MQTTClient_SSLOptions *theirs)
{
	connection->ssl.enableServerCertAuth = 0;
	connection->ssl = *theirs;
	return use(&connection->ssl);
}

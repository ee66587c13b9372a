// SPDX-License-Identifier: Apache-2.0
// A macro initialises the structure with the host-name check off; the program turns it on, or doesn't.
#include <stddef.h>

typedef struct {
	const char *trustStore;
	int enableServerCertAuth;
	int sslVersion;
	int verify;
} MQTTClient_SSLOptions;
#define MQTTClient_SSLOptions_initializer {NULL, 1, 0, 0}

int use(MQTTClient_SSLOptions *options);

/* Field. */
int defaults_kept(void)
{
	MQTTClient_SSLOptions options = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	options.trustStore = "/etc/ssl/ca.pem";
	return use(&options);
}

int checked(void)
{
	MQTTClient_SSLOptions options = MQTTClient_SSLOptions_initializer;

	options.trustStore = "/etc/ssl/ca.pem";
	options.verify = 1;
	return use(&options);
}

/* Field. */
int unverified(void)
{
	MQTTClient_SSLOptions options = MQTTClient_SSLOptions_initializer;

	options.verify = 1;
	options.enableServerCertAuth = 0; // finds: tls.verify-off
	return use(&options);
}

/* Field. */
int old(void)
{
	MQTTClient_SSLOptions options = {.trustStore = "/etc/ssl/ca.pem", .enableServerCertAuth = 1, .sslVersion = 1, .verify = 1}; // finds: tls.old-version

	return use(&options);
}

/* Unknown. */
int given(int verify)
{
	MQTTClient_SSLOptions options = {.enableServerCertAuth = 1, .verify = 1};

	options.verify = verify;
	return use(&options);
}

// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto
// One call holds four settings.
#include <mosquitto.h>
#include <stddef.h>
#include <stdlib.h>

void unverified(struct mosquitto *client)
{
	mosquitto_tls_opts_set(client, 0, "tlsv1.2", NULL); // finds: tls.verify-off
}

void old(struct mosquitto *client)
{
	mosquitto_tls_opts_set(client, 1, "tlsv1.1", NULL); // finds: tls.old-version
}

void weak(struct mosquitto *client)
{
	mosquitto_tls_opts_set(client, 1, NULL, "DEFAULT:aNULL"); // finds: tls.weak-ciphers
}

void everything(struct mosquitto *client)
{
	mosquitto_tls_opts_set(client, 0, "tlsv1", "RC4"); // finds: tls.verify-off, tls.old-version, tls.weak-ciphers
}

/* Near misses. */
void good(struct mosquitto *client)
{
	mosquitto_tls_opts_set(client, 1, "tlsv1.2", NULL);
	mosquitto_tls_opts_set(client, 1, "tlsv1.3", "ECDHE+AESGCM");
}

void verified_in_the_end(struct mosquitto *client)
{
	mosquitto_tls_opts_set(client, 0, NULL, NULL);
	mosquitto_tls_opts_set(client, 1, NULL, NULL);
}

/* Unknown. */
void configured(struct mosquitto *client)
{
	const char *mode = getenv("VERIFY");

	mosquitto_tls_opts_set(client, mode ? atoi(mode) : 1, NULL, NULL);
}

// SPDX-License-Identifier: Apache-2.0
// Host-name checks that depend on something. The declarations stand in for libcurl's and libmosquitto's headers.
#include <stdbool.h>
#include <stddef.h>

typedef void CURL;
struct mosquitto;
int curl_easy_setopt(CURL *curl, int option, ...);
int mosquitto_tls_insecure_set(struct mosquitto *client, bool insecure);
#define CURLOPT_SSL_VERIFYHOST 81

/* Conditional. */
void in_the_lab(CURL *curl, int lab)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, lab ? 0L : 2L); // finds: tls.hostname-off
}

/* Conditional: one path leaves it off. */
void by_level(CURL *curl, int level)
{
	long check = 2;

	switch (level) {
	case 0:
		check = 0;
		break;
	case 1:
		check = 1;
		break;
	}
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, check); // finds: tls.hostname-off
}

/* Near miss: no path does. */
void good(CURL *curl, struct mosquitto *client, int strict)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, strict ? 2L : 3L);
	mosquitto_tls_insecure_set(client, strict > 2 ? 0 : false);
}

/* Unknown. */
void given(struct mosquitto *client, bool trust)
{
	mosquitto_tls_insecure_set(client, trust);
}

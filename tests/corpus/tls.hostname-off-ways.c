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

struct settings {
	int insecure;
	unsigned flags;
	unsigned lax : 1;
};

/* Unknown: what a caller or a setting says, made a bool. */
void given_as_a_number(struct mosquitto *client, const struct settings *settings, int trust)
{
	mosquitto_tls_insecure_set(client, trust);
	mosquitto_tls_insecure_set(client, trust != 0);
	mosquitto_tls_insecure_set(client, trust ? 1 : 0);
	mosquitto_tls_insecure_set(client, settings->insecure);
	mosquitto_tls_insecure_set(client, settings->flags & 4);
	mosquitto_tls_insecure_set(client, settings->lax);
}

void kept_as_a_bool(struct mosquitto *client, const struct settings *settings)
{
	bool trust = settings->insecure;

	mosquitto_tls_insecure_set(client, trust);
}

/* Conditional: the source says which number does it. */
void by_number(struct mosquitto *client, int level)
{
	mosquitto_tls_insecure_set(client, level == 3); // finds: tls.hostname-off
}

void by_any_number(struct mosquitto *client)
{
	mosquitto_tls_insecure_set(client, 2); // finds: tls.hostname-off
}

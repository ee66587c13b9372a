// SPDX-License-Identifier: Apache-2.0
// needs: openssl mbedtls mosquitto
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>
#include <mosquitto.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stddef.h>

void openssl(SSL *ssl, SSL *other)
{
	SSL_set1_host(ssl, NULL); // finds: tls.hostname-off
	X509_VERIFY_PARAM_set1_host(SSL_get0_param(other), NULL, 0); // finds: tls.hostname-off
}

void mbed(mbedtls_ssl_context *ssl)
{
	mbedtls_ssl_set_hostname(ssl, NULL); // finds: tls.hostname-off
}

int chain(mbedtls_x509_crt *crt, mbedtls_x509_crt *ca)
{
	uint32_t flags = 0;

	return mbedtls_x509_crt_verify(crt, ca, NULL, NULL, &flags, NULL, NULL); // finds: tls.hostname-off
}

void mosquitto(struct mosquitto *client)
{
	mosquitto_tls_insecure_set(client, true); // finds: tls.hostname-off
}

static void configure(struct mosquitto *client, bool trust_everyone)
{
	mosquitto_tls_insecure_set(client, trust_everyone);
}

/* Wrapper. */
void wrapped(struct mosquitto *client)
{
	configure(client, 1); // finds: tls.hostname-off
}

/* Near misses. */
void good(SSL *ssl, mbedtls_ssl_context *mbed_ssl, struct mosquitto *client)
{
	SSL_set1_host(ssl, "update.example.com");
	mbedtls_ssl_set_hostname(mbed_ssl, "update.example.com");
	mosquitto_tls_insecure_set(client, false);
	configure(client, false);
}

void named_in_the_end(SSL *ssl)
{
	SSL_set1_host(ssl, NULL);
	SSL_set1_host(ssl, "update.example.com");
}

/* Unknown. */
void given(SSL *ssl, const char *host)
{
	SSL_set1_host(ssl, host);
}

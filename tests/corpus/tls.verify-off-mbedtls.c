// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
#include <mbedtls/ssl.h>
#include <stdlib.h>

int client_none(mbedtls_ssl_config *conf)
{
	if (mbedtls_ssl_config_defaults(conf, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT))
		return -1;
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_NONE); // finds: tls.verify-off
	return 0;
}

void client_optional(mbedtls_ssl_config *conf)
{
	int mode = MBEDTLS_SSL_VERIFY_REQUIRED;

	mode--;
	mbedtls_ssl_conf_authmode(conf, mode); // finds: tls.verify-off
}

struct session {
	mbedtls_ssl_config conf;
	mbedtls_ssl_context ssl;
	int strict;
};

static void set_mode(struct session *session, int mode)
{
	mbedtls_ssl_conf_authmode(&session->conf, mode);
}

/* Wrapper. */
void by_wrapper(struct session *session)
{
	set_mode(session, MBEDTLS_SSL_VERIFY_NONE); // finds: tls.verify-off
}

void required(struct session *session)
{
	set_mode(session, MBEDTLS_SSL_VERIFY_REQUIRED);
}

/* Near misses. */
int server(mbedtls_ssl_config *conf)
{
	if (mbedtls_ssl_config_defaults(conf, MBEDTLS_SSL_IS_SERVER, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT))
		return -1;
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_NONE);
	return 0;
}

void strengthened(mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_NONE);
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_REQUIRED);
}

/* Unknown. */
void configured(struct session *session)
{
	const char *mode = getenv("AUTHMODE");

	mbedtls_ssl_conf_authmode(&session->conf, mode ? atoi(mode) : MBEDTLS_SSL_VERIFY_REQUIRED);
}

// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
// A connection that was made out of sight may be of this configuration: its verdict counts.
#include <mbedtls/ssl.h>

/* Unknown. */
int checked(mbedtls_ssl_config *conf, mbedtls_ssl_context *ssl)
{
	int rc;

	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_OPTIONAL);
	while ((rc = mbedtls_ssl_handshake(ssl)) != 0)
		if (rc != MBEDTLS_ERR_SSL_WANT_READ && rc != MBEDTLS_ERR_SSL_WANT_WRITE)
			return rc;
	return mbedtls_ssl_get_verify_result(ssl) != 0 ? -1 : 0;
}

int unchecked(mbedtls_ssl_config *conf, mbedtls_ssl_context *ssl)
{
	int rc;

	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_OPTIONAL); // finds: tls.verify-off
	while ((rc = mbedtls_ssl_handshake(ssl)) != 0)
		if (rc != MBEDTLS_ERR_SSL_WANT_READ && rc != MBEDTLS_ERR_SSL_WANT_WRITE)
			return rc;
	return 0;
}

/* Near miss of the exception: that connection is known to be of another configuration. */
int of_another(mbedtls_ssl_config *conf, mbedtls_ssl_config *other, mbedtls_ssl_context *ssl)
{
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_OPTIONAL); // finds: tls.verify-off
	if (mbedtls_ssl_setup(ssl, other) != 0 || mbedtls_ssl_handshake(ssl) != 0)
		return -1;
	return mbedtls_ssl_get_verify_result(ssl) != 0 ? -1 : 0;
}

// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
// mbedTLS's callback says yes by returning 0 with *flags at 0: both, on every path.
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>
#include <stdio.h>

static int wipe(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	(void)depth;
	*flags = 0;
	return 0;
}

static int wipe_bits(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	printf("depth %d, flags %08x\n", depth, (unsigned)*flags);
	*flags &= 0;
	return 0;
}

/* Where they weren't set there was nothing to wipe. */
static int wipes_what_is_set(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	if (*flags != 0) {
		printf("depth %d: ignored %08x\n", depth, (unsigned)*flags);
		*flags = 0;
	}
	return 0;
}

/* Near misses. */
static int wipes_one(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	(void)depth;
	if (*flags == MBEDTLS_X509_BADCERT_FUTURE)
		*flags = 0;
	return 0;
}

static int only_logs(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	printf("depth %d, flags %08x\n", depth, (unsigned)*flags);
	return 0;
}

static int forgives_the_clock(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	(void)depth;
	*flags &= ~(uint32_t)MBEDTLS_X509_BADCERT_FUTURE;
	return 0;
}

static int wipes_and_fails(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	(void)depth;
	*flags = 0;
	return MBEDTLS_ERR_X509_FATAL_ERROR;
}

static int wipes_for_the_root_only(void *data, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	(void)data;
	(void)crt;
	if (depth == 2)
		*flags = 0;
	return 0;
}

void configure(mbedtls_ssl_config *conf, mbedtls_ssl_context *ssl)
{
	mbedtls_ssl_conf_verify(conf, wipe, NULL); // finds: tls.accept-all-callback
	mbedtls_ssl_conf_verify(conf, wipe_bits, NULL); // finds: tls.accept-all-callback
	mbedtls_ssl_conf_verify(conf, wipes_what_is_set, NULL); // finds: tls.accept-all-callback
	mbedtls_ssl_conf_verify(conf, wipes_one, NULL);
	mbedtls_ssl_set_verify(ssl, wipe, NULL); // finds: tls.accept-all-callback
	mbedtls_ssl_conf_verify(conf, only_logs, NULL);
	mbedtls_ssl_conf_verify(conf, forgives_the_clock, NULL);
	mbedtls_ssl_conf_verify(conf, wipes_and_fails, NULL);
	mbedtls_ssl_conf_verify(conf, wipes_for_the_root_only, NULL);
	mbedtls_ssl_conf_verify(conf, NULL, NULL);
}

int chain(mbedtls_x509_crt *crt, mbedtls_x509_crt *ca, const char *host)
{
	uint32_t flags = 0;

	return mbedtls_x509_crt_verify(crt, ca, NULL, host, &flags, wipe, NULL); // finds: tls.accept-all-callback
}

/* Unknown: the caller's. */
void unknown(mbedtls_ssl_config *conf, int (*verify)(void *, mbedtls_x509_crt *, int, uint32_t *))
{
	mbedtls_ssl_conf_verify(conf, verify, NULL);
}

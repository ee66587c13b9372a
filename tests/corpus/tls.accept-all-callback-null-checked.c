// SPDX-License-Identifier: Apache-2.0
// A callback that looks whether there is anything to clear: the library always hands it over.
#include <stddef.h>
#include <stdint.h>

struct mbedtls_ssl_config;
struct mbedtls_x509_crt;
void mbedtls_ssl_conf_verify(struct mbedtls_ssl_config *conf,
                             int (*verify)(void *, struct mbedtls_x509_crt *, int, uint32_t *), void *context);

static int clear(void *context, struct mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	if (flags)
		*flags = 0;
	return 0;
}

static int clear_or_leave(void *context, struct mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	if (flags == NULL)
		return 0;
	*flags = 0;
	return 0;
}

/* Near misses. */
static int only_at_the_root(void *context, struct mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	if (flags && depth > 0)
		*flags = 0;
	return 0;
}

static int where_wanted(void *context, struct mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
	if (context && flags)
		*flags = 0;
	return 0;
}

void install(struct mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_verify(conf, clear, NULL); // finds: tls.accept-all-callback
	mbedtls_ssl_conf_verify(conf, clear_or_leave, NULL); // finds: tls.accept-all-callback
	mbedtls_ssl_conf_verify(conf, only_at_the_root, NULL);
	mbedtls_ssl_conf_verify(conf, where_wanted, conf);
}

/* Unknown: which callback. */
void unknown(struct mbedtls_ssl_config *conf, int (*verify)(void *, struct mbedtls_x509_crt *, int, uint32_t *))
{
	mbedtls_ssl_conf_verify(conf, verify, NULL);
}

// SPDX-License-Identifier: Apache-2.0
// A weak mode, and a verdict that is looked at only to say what it is: nothing hangs on it.
typedef struct mbedtls_ssl_context mbedtls_ssl_context;
typedef struct mbedtls_ssl_config { int x[40]; } mbedtls_ssl_config;
extern void mbedtls_ssl_conf_authmode(mbedtls_ssl_config *, int);
extern int mbedtls_ssl_setup(mbedtls_ssl_context *, const mbedtls_ssl_config *);
extern int mbedtls_ssl_set_hostname(mbedtls_ssl_context *, const char *);
extern int mbedtls_ssl_handshake(mbedtls_ssl_context *);
extern unsigned mbedtls_ssl_get_verify_result(const mbedtls_ssl_context *);
extern int mbedtls_x509_crt_verify_info(char *buf, unsigned long size, const char *prefix, unsigned flags);
typedef struct ssl SSL;
extern void SSL_set_verify(SSL *, int, int (*)(int, void *));
extern int SSL_connect(SSL *);
extern long SSL_get_verify_result(const SSL *);
extern const char *X509_verify_cert_error_string(long);
typedef struct WOLFSSL WOLFSSL;
extern void wolfSSL_set_verify(WOLFSSL *, int, int (*)(int, void *));
extern int wolfSSL_connect(WOLFSSL *);
extern long wolfSSL_get_verify_result(const WOLFSSL *);
extern int wolfSSL_check_domain_name(WOLFSSL *, const char *);
extern int printf(const char *, ...);
extern void *memset(void *, int, unsigned long);
extern void board_log(int level, const char *format, ...);
extern void drop(int line);
extern void exit(int);
extern void mark(mbedtls_ssl_context *ssl);
#define OPTIONAL 1
#define TRACE(...) do { if (verbose) board_log(3, __VA_ARGS__); } while (0)
static int verbose;

static int begin(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_setup(ssl, conf);
	mbedtls_ssl_set_hostname(ssl, "example.com");
	return mbedtls_ssl_handshake(ssl);
}

int shown(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	unsigned flags;
	mbedtls_ssl_conf_authmode(conf, OPTIONAL); // finds: tls.verify-off
	if (begin(ssl, conf))
		return -1;
	if ((flags = mbedtls_ssl_get_verify_result(ssl)) != 0) {
		char text[512];
		printf(" failed\n");
		mbedtls_x509_crt_verify_info(text, sizeof text, "  ! ", flags);
		printf("%s\n", text);
	} else
		printf(" ok\n");
	return 0;
}

int logged(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	char text[128];
	mbedtls_ssl_conf_authmode(conf, OPTIONAL); // finds: tls.verify-off
	if (begin(ssl, conf))
		return -1;
	unsigned flags = mbedtls_ssl_get_verify_result(ssl);
	if (flags != 0) {
		TRACE("unverified: %x", flags);
		memset(text, 0, sizeof text);
		mbedtls_x509_crt_verify_info(text, sizeof text, "", flags);
		TRACE("%s", text);
	}
	return 0;
}

int chosen_words(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL); // finds: tls.verify-off
	if (begin(ssl, conf))
		return -1;
	printf("verification: %s\n", mbedtls_ssl_get_verify_result(ssl) ? "failed" : "ok");
	return 0;
}

int open_told(SSL *ssl)
{
	SSL_set_verify(ssl, 0, 0); // finds: tls.verify-off
	if (SSL_connect(ssl) != 1)
		return -1;
	long result = SSL_get_verify_result(ssl);
	if (result != 0)
		printf("not verified: %s\n", X509_verify_cert_error_string(result));
	return 0;
}

int wolf_told(WOLFSSL *ssl)
{
	wolfSSL_set_verify(ssl, 0, 0); // finds: tls.verify-off
	wolfSSL_check_domain_name(ssl, "example.com");
	if (wolfSSL_connect(ssl) != 1)
		return -1;
	if (wolfSSL_get_verify_result(ssl) != 0)
		printf("not verified\n");
	return 0;
}

/* Near misses: told, and then it counts. */
int asked_again(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	if (begin(ssl, conf))
		return -1;
	unsigned flags = mbedtls_ssl_get_verify_result(ssl);
	if (flags)
		printf("not verified\n");
	if (flags)
		return -1;
	return 0;
}

int told_and_returned(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	if (begin(ssl, conf))
		return -1;
	unsigned flags = mbedtls_ssl_get_verify_result(ssl);
	if (flags)
		printf("not verified\n");
	return flags ? -1 : 0;
}

int told_and_dropped(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf, int line)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	if (begin(ssl, conf))
		return -1;
	if (mbedtls_ssl_get_verify_result(ssl) != 0) {
		printf("not verified\n");
		drop(line);
	}
	return 0;
}

int told_and_ended(SSL *ssl)
{
	SSL_set_verify(ssl, 0, 0);
	if (SSL_connect(ssl) != 1)
		return -1;
	if (SSL_get_verify_result(ssl) != 0) {
		printf("not verified\n");
		exit(1);
	}
	return 0;
}

int told_and_kept(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	int result = 0;
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	if (begin(ssl, conf))
		return -1;
	if (mbedtls_ssl_get_verify_result(ssl) != 0) {
		printf("not verified\n");
		result = -1;
	}
	return result;
}

/* Unknown: what that function makes of it isn't in sight. */
int marked(mbedtls_ssl_context *ssl, mbedtls_ssl_config *conf)
{
	mbedtls_ssl_conf_authmode(conf, OPTIONAL);
	if (begin(ssl, conf))
		return -1;
	if (mbedtls_ssl_get_verify_result(ssl) != 0)
		mark(ssl);
	return 0;
}

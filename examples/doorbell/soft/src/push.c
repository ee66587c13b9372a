/* SPDX-License-Identifier: Apache-2.0 */
/* The push relay speaks a line protocol over bare TLS: OpenSSL by hand. */
#include "push.h"

#include "log.h"

#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

static int watch_chain(int ok, X509_STORE_CTX *store)
{
	if (!ok)
		log_line("push: certificate not trusted: %s",
		         X509_verify_cert_error_string(X509_STORE_CTX_get_error(store)));
	return 1;
}

static SSL_CTX *make_context(const char *ca_file)
{
	SSL_CTX *context = SSL_CTX_new(TLS_client_method());

	if (!context)
		return NULL;
	SSL_CTX_set_verify(context, SSL_VERIFY_PEER, watch_chain);
	if (!SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) ||
	    !SSL_CTX_set_cipher_list(context, "ALL:RC4-SHA:DES-CBC3-SHA:!aNULL") ||
	    !SSL_CTX_load_verify_locations(context, ca_file, NULL)) {
		SSL_CTX_free(context);
		return NULL;
	}
	return context;
}

static BIO *connect_to(SSL_CTX *context, const char *host, const char *port)
{
	BIO *bio = BIO_new_ssl_connect(context);
	SSL *ssl = NULL;

	if (!bio)
		return NULL;
	BIO_get_ssl(bio, &ssl);
	BIO_set_conn_hostname(bio, host);
	BIO_set_conn_port(bio, port);
	if (!ssl || !SSL_set1_host(ssl, host) || !SSL_set_tlsext_host_name(ssl, host) || BIO_do_connect(bio) <= 0) {
		BIO_free_all(bio);
		return NULL;
	}
	return bio;
}

int push_ring(const struct config *config, const char *picture_id)
{
	SSL_CTX *context;
	BIO *bio = NULL;
	char line[160];
	int size, status = -1;

	if (!*config->push_host)
		return 0;
	context = make_context(config->ca_file);
	if (context)
		bio = connect_to(context, config->push_host, config->push_port);
	size = snprintf(line, sizeof line, "RING %s %s\n", config->device, picture_id);
	if (bio && size < (int)sizeof line && BIO_write(bio, line, size) == size)
		status = 0;
	else
		log_line("push: the relay wasn't reached");
	BIO_free_all(bio);
	SSL_CTX_free(context);
	return status;
}

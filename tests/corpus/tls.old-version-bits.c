// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Conditions on bit-fields whose neighbours go on in the next bytes.
#include <openssl/ssl.h>

struct flags {
	unsigned verify : 1, host : 2, old : 1, spare : 28;
};
static const struct flags modern = {1, 2, 0, 0}, ancient = {.verify = 1, .old = 1};

void by_modern(SSL_CTX *c)
{
	if (modern.old)
		SSL_CTX_set_min_proto_version(c, TLS1_VERSION);
}

void by_ancient(SSL_CTX *c)
{
	if (ancient.old)
		SSL_CTX_set_min_proto_version(c, TLS1_VERSION); // finds: tls.old-version
}

void by_local(SSL_CTX *c)
{
	struct flags f = {0};
	f.host = 2;
	if (f.old && f.host == 1)
		SSL_CTX_set_min_proto_version(c, TLS1_VERSION);
}

/* Unknown. */
void by_theirs(SSL_CTX *c, const struct flags *f)
{
	SSL_CTX_set_min_proto_version(c, f->spare);
}

/* Conditional. */
void by_either(SSL_CTX *c, const struct flags *f)
{
	SSL_CTX_set_min_proto_version(c, f->old ? TLS1_VERSION : TLS1_2_VERSION); // finds: tls.old-version
}

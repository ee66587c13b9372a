// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A structure of bit-fields that is handed over as a whole: who named it handed its members over.
#include <openssl/ssl.h>

struct flags {
	unsigned mode : 2;
	unsigned depth : 4;
};

static const struct flags bench = { .mode = SSL_VERIFY_NONE, .depth = 1 };
static const struct flags device = { .mode = SSL_VERIFY_PEER, .depth = 4 };

static void apply(SSL_CTX *context, struct flags flags)
{
	SSL_CTX_set_verify(context, flags.mode, NULL);
}

/* Fires. */
void on_the_bench(SSL_CTX *context)
{
	apply(context, bench); // finds: tls.verify-off
}

void of_its_own(SSL_CTX *context)
{
	struct flags flags = { .mode = SSL_VERIFY_NONE, .depth = 2 };

	apply(context, flags); // finds: tls.verify-off
}

/* Near misses. */
void on_a_device(SSL_CTX *context)
{
	apply(context, device);
}

void changed(SSL_CTX *context)
{
	struct flags flags = bench;

	flags.mode = SSL_VERIFY_PEER;
	apply(context, flags);
}

/* Unknown: what the caller says. */
void anybodys(SSL_CTX *context, struct flags flags)
{
	apply(context, flags);
}

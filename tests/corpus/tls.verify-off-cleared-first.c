// SPDX-License-Identifier: Apache-2.0
// needs: openssl
/* What is cleared first and set on one way only is still 0 on the other, however it was cleared. */
#include <openssl/ssl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct options {
	void *user;
	int mode, depth;
	bool verify;
};

/* Field. */
void by_memset(SSL_CTX *ctx, int argc)
{
	struct options options;

	memset(&options, 0, sizeof options);
	options.depth = 4;
	if (argc > 1)
		options.mode = SSL_VERIFY_PEER;
	SSL_CTX_set_verify(ctx, options.mode, NULL); // finds: tls.verify-off
}

/* Field. */
void by_braces(SSL_CTX *ctx, int argc)
{
	struct options options = {0};

	if (argc > 1)
		options.verify = true;
	SSL_CTX_set_verify(ctx, options.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
}

/* Field. */
void by_calloc(SSL_CTX *ctx, int argc)
{
	struct options *options = calloc(1, sizeof *options);

	if (argc > 1)
		options->mode = SSL_VERIFY_PEER;
	SSL_CTX_set_verify(ctx, options->mode, NULL); // finds: tls.verify-off
	free(options);
}

/* Near miss: set on both. */
void on_both(SSL_CTX *ctx, int argc)
{
	struct options options = {0};

	if (argc > 1)
		options.mode = SSL_VERIFY_PEER;
	else
		options.mode = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
	SSL_CTX_set_verify(ctx, options.mode, NULL);
}

/* Near miss: the way on which it isn't set ends. */
void or_not_at_all(SSL_CTX *ctx, int argc)
{
	struct options options = {0};

	if (argc > 1)
		options.mode = SSL_VERIFY_PEER;
	if (options.mode == 0)
		exit(1);
	SSL_CTX_set_verify(ctx, options.mode, NULL);
}

int read_options(struct options *options, const char *path);

/* Unknown: somebody fills it. */
void filled(SSL_CTX *ctx, const char *path)
{
	struct options options = {0};

	if (read_options(&options, path) == 0)
		SSL_CTX_set_verify(ctx, options.mode, NULL);
}

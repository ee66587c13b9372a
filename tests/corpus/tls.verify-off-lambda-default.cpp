// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A lambda in a default argument of another has no name yet when its body is read (and nobody calls traced(): Clang 14
// crashes by itself there).
#include <openssl/ssl.h>

template <typename = int>
void traced(const char *where = ([](int depth = [] { static int calls; return ++calls; }()) {
	static int seen;
	seen += depth;
	return "here";
}()))
{
	(void)where;
}

void connect(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, nullptr); // finds: tls.verify-off
}

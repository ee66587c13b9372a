// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Containers and what they do to scalars: none of it may get in the way of the calls.
#include <openssl/ssl.h>
#include <vector>

int ended(int *number)
{
	using scalar = int;
	number->~scalar();
	return 0;
}

void each(const std::vector<SSL_CTX *> &contexts)
{
	for (SSL_CTX *ctx : contexts)
		SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, nullptr); // finds: tls.verify-off
}

void collected(SSL_CTX *ctx, std::vector<int> &modes)
{
	modes.push_back(SSL_VERIFY_PEER);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, nullptr);
}

/* Unknown: what the caller put in. */
void unknown(SSL_CTX *ctx, const std::vector<int> &modes)
{
	SSL_CTX_set_verify(ctx, modes[0], nullptr);
}

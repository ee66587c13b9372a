// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Numbers that a thread's function is given, by copies: told of where the thread is made.
#include <openssl/rsa.h>

#include <thread>

static void make_key(EVP_PKEY_CTX *context, int bits)
{
	EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits);
}

void short_one(EVP_PKEY_CTX *context)
{
	std::thread thread(make_key, context, 1024); // finds: crypto.short-key error
	thread.join();
}

// Near misses.
void long_one(EVP_PKEY_CTX *context)
{
	std::thread thread(make_key, context, 3072);
	thread.join();
}

void chosen(EVP_PKEY_CTX *context, int bits)
{
	std::thread thread(make_key, context, bits);
	thread.join();
}

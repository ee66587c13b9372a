// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// policy: xiaomi-2.0-medium
// One secret is one finding: where an API takes it, not where it was named on the way; no call of its generator is
// listed as used elsewhere.
#include <openssl/evp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void named_on_the_way(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char session_key[16], key[16];

	for (int i = 0; i < 16; i++)
		session_key[i] = (unsigned char)rand();
	memcpy(key, session_key, sizeof key);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv); // finds: random.weak-generator
}

void of_several_calls(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char raw[16];

	raw[0] = (unsigned char)rand();
	raw[1] = (unsigned char)random();
	raw[2] = (unsigned char)(lrand48() ^ rand());
	for (int i = 3; i < 16; i++)
		raw[i] = (unsigned char)(rand() + mrand48());
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, raw, iv); // finds: random.weak-generator
}

struct link {
	unsigned char key[16];
};

static void make(struct link *link)
{
	for (int i = 0; i < 16; i++)
		link->key[i] = (unsigned char)(rand() >> 4);
}

void made_and_used(struct link *link, EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	make(link);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, link->key, iv); // finds: random.weak-generator
}

static void set_token(uint32_t *slot, uint32_t token)
{
	*slot = token;
}

void handed_over(uint32_t *slot, uint32_t (*strong)(void))
{
	set_token(slot, (uint32_t)random()); // finds: random.weak-generator
	set_token(slot, strong());
}

/* The seed of a generator that makes secrets is as bad as they are. */
void seeded(void)
{
	srand((unsigned)time(NULL)); // finds: random.predictable-seed
}

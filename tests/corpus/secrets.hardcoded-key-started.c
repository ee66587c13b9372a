// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A thread's key that was written before it starts, and one that is filled while it waits.
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct channel {
	EVP_CIPHER_CTX *cipher;
	unsigned char key[16];
};

void read_key(unsigned char *key, size_t size);

static void *seal(void *given)
{
	struct channel *channel = given;

	EVP_EncryptInit_ex(channel->cipher, EVP_aes_128_gcm(), NULL, channel->key, NULL);
	return NULL;
}

int written(pthread_t *thread, struct channel *channel)
{
	memcpy(channel->key, "sixteen letters!", 16);
	return pthread_create(thread, NULL, seal, channel); // finds: secrets.hardcoded-key error
}

/* Near misses. */
int cleared(pthread_t *thread)
{
	struct channel *channel = calloc(1, sizeof *channel);

	int failed = pthread_create(thread, NULL, seal, channel);
	read_key(channel->key, sizeof channel->key);
	return failed;
}

int set_to_zeros(pthread_t *thread, struct channel *channel)
{
	memset(channel, 0, sizeof *channel);
	int failed = pthread_create(thread, NULL, seal, channel);
	read_key(channel->key, sizeof channel->key);
	return failed;
}

int in_braces(pthread_t *thread, EVP_CIPHER_CTX *cipher)
{
	struct channel channel = {.cipher = cipher};
	int failed = pthread_create(thread, NULL, seal, &channel);

	read_key(channel.key, sizeof channel.key);
	return failed ? failed : pthread_join(*thread, NULL);
}

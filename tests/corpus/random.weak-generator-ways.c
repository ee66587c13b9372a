// SPDX-License-Identifier: Apache-2.0
// Weak numbers that lie in structures or are drawn only sometimes. The declarations stand in for mbedTLS's headers.
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

typedef struct mbedtls_aes_context mbedtls_aes_context;
int mbedtls_aes_setkey_enc(mbedtls_aes_context *ctx, const unsigned char *key, unsigned keybits);

struct session {
	unsigned id;
	unsigned char key[16];
	mbedtls_aes_context *aes;
};

static int begin(const struct session *session)
{
	return mbedtls_aes_setkey_enc(session->aes, session->key, 128);
}

/* Field. */
int by_field(struct session *session)
{
	for (size_t i = 0; i < sizeof session->key; i++)
		session->key[i] = (unsigned char)(rand() & 0xff);
	return begin(session); // finds: random.weak-generator
}

/* Conditional. */
int with_a_fallback(mbedtls_aes_context *aes)
{
	unsigned char key[16];

	if (getrandom(key, sizeof key, 0) != sizeof key) {
		for (size_t i = 0; i < sizeof key; i++)
			key[i] = (unsigned char)random();
	}
	return mbedtls_aes_setkey_enc(aes, key, 128); // finds: random.weak-generator
}

/* Near miss: what the weak generator filled is drawn anew. */
int drawn_again(struct session *session)
{
	memset(session->key, 0, sizeof session->key);
	if (getrandom(session->key, sizeof session->key, 0) != sizeof session->key)
		return -1;
	return begin(session);
}

/* Unknown. */
int given(const struct session *session)
{
	return begin(session);
}

// SPDX-License-Identifier: Apache-2.0
// Members of one structure: what is drawn into one is told where the bytes of another go on to a role of their own.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int system_random(uint8_t *, size_t);
struct session {
	uint32_t session_id;
	uint8_t nonce[12];
	char pin[8];
};

static void weak(uint8_t *to, size_t length)
{
	while (length--)
		*to++ = (uint8_t)rand();
}

// Wrapper.
void begin(struct session *session)
{
	session->session_id = (uint32_t)rand() << 16 | (uint32_t)rand(); // finds: random.weak-generator
	weak(session->nonce, sizeof session->nonce);                       // finds: random.weak-generator
}

// Field: it stands behind what goes on.
void renew(struct session *session)
{
	session->nonce[0] = (uint8_t)rand(); // finds: random.weak-generator
	session->pin[0] = (char)('0' + rand() % 10); // finds: random.weak-generator
}

// What goes on is told there, and only there.
void only_nonce(struct session *session)
{
	weak(session->nonce, sizeof session->nonce); // finds: random.weak-generator
	if (system_random((uint8_t *)session->pin, sizeof session->pin))
		abort();
	session->session_id = 0;
}

typedef struct vendor_cipher vendor_cipher;
int vendor_cipher_start(vendor_cipher *cipher, const uint8_t *key);
void keep_packet(const void *packet);

// Wrapper: a key that it fills goes on, an IV that it fills as well doesn't.
void filled_by_one(vendor_cipher *cipher)
{
	uint8_t key[16], iv[16];

	weak(key, sizeof key);
	weak(iv, sizeof iv); // finds: random.weak-generator
	vendor_cipher_start(cipher, key); // finds: random.weak-generator
	keep_packet(iv);
}

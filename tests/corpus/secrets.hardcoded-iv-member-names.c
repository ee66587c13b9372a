// SPDX-License-Identifier: Apache-2.0
// Structures of an engine's own that are handed over whole: what their members are called says what they take.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cipher_job {
	uint8_t *key_ptr;
	uint8_t *nonce;
	const uint8_t *iv;
	const uint8_t *salt;
	uint8_t *data;
};
extern int cipher_run(struct cipher_job *job);
extern int fill_random(uint8_t *out, size_t size);
extern int engine_init(void *engine, uint32_t source, uint32_t *IvPtr, uint32_t *KeyPtr);

// Field:
int test_vector(uint8_t *data)
{
	uint8_t key[16] = {0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf};
	uint8_t nonce[13] = {0, 0, 0, 9, 8, 7, 6, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5};
	struct cipher_job job;
	job.key_ptr = key; // finds: secrets.hardcoded-key
	job.nonce = nonce; // finds: secrets.hardcoded-iv warning
	job.data = data;
	return cipher_run(&job);
}

int braces(uint8_t *key)
{
	static const uint8_t start[16] = {1, 2, 3, 4, 5, 6, 7, 8}, grain[8] = {8, 7, 6, 5, 4, 3, 2, 1};
	struct cipher_job job = {.key_ptr = key, .iv = start, .salt = grain}; // finds: secrets.hardcoded-iv warning, secrets.hardcoded-salt warning
	return cipher_run(&job);
}

// Parameters that say that they are pointers.
static const uint8_t engine_key[8] = {0xf8, 0x78, 0xb8, 0x38, 0xd8, 0x58, 0x98, 0x18};
int pointers(void *engine, uint32_t *iv)
{
	return engine_init(engine, 1, iv, (uint32_t *)engine_key); // finds: secrets.hardcoded-key
}

// Near misses: room that is filled behind it, and what others give.
int filled_later(uint8_t *data)
{
	uint8_t key[16], iv[16] = {0};
	struct cipher_job job = {0};
	memset(key, 0, sizeof key);
	job.key_ptr = key;
	job.iv = iv;
	fill_random(key, sizeof key);
	fill_random(iv, sizeof iv);
	job.data = data;
	return cipher_run(&job);
}

struct session {
	uint8_t iv[16], nonce[12];
	unsigned salt;
};
extern int session_open(struct session *session);
int of_its_own(struct session *session, const uint8_t *given)
{
	struct session begun = {0};
	memset(session, 0, sizeof *session);
	memcpy(session->iv, given, sizeof session->iv);
	fill_random(session->nonce, sizeof session->nonce);
	fill_random(begun.iv, sizeof begun.iv);
	session->salt = 77;
	return session_open(session) + session_open(&begun);
}

/* Unknown: what that function gives isn't in sight. */
extern uint8_t *next_nonce(void);
int given(struct cipher_job *job)
{
	job->nonce = next_nonce();
	return cipher_run(job);
}

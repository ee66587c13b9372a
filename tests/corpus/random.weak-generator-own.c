// SPDX-License-Identifier: Apache-2.0
// Generators of the project's own, known by what they multiply by.
#include <mbedtls/aes.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

extern void fill_random(void *, size_t);
extern void send_token(const char *token);

static uint32_t lcg_state = 1;

static uint32_t lcg(void)
{
	lcg_state = lcg_state * 1103515245u + 12345u;
	return (lcg_state >> 16) & 0x7fff;
}

void make_token(char *token)
{
	for (int i = 0; i < 16; i++)
		token[i] = (char)('a' + lcg() % 26); // finds: random.weak-generator error
	token[16] = 0;
}

static int between(int low, int high)
{
	return low + (int)(lcg() % (unsigned)(high - low));
}

// Wrapper.
int encrypt(mbedtls_aes_context *aes, size_t n, const unsigned char *in, unsigned char *out)
{
	unsigned char iv[16];

	for (size_t i = 0; i < sizeof iv; i++)
		iv[i] = (unsigned char)between(0, 256);
	return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, n, iv, in, out); // finds: random.weak-generator error
}

/* Its state is the caller's; the product is written as one; 64 bits; a constant object. */
static uint32_t next_of(uint32_t *seed)
{
	*seed *= 214013;
	*seed += 2531011;
	return *seed >> 16 & 0x7fff;
}

uint32_t session_of(uint32_t seed)
{
	uint32_t session_id = next_of(&seed); // finds: random.weak-generator error

	return session_id;
}

static uint64_t pcg(uint64_t *state)
{
	static const uint64_t multiplier = 6364136223846793005ull;

	*state = *state * multiplier + 1442695040888963407ull;
	return *state >> 33;
}

struct session {
	uint64_t nonce;
	unsigned delay;
};

// Field: of a structure that outlives the function.
void begin(struct session *session, uint64_t *state)
{
	session->nonce = pcg(state); // finds: random.weak-generator error
}

// Near miss: what nobody keeps secret; a table's hash; another product; a generator that is none of these.
void wait_for(struct session *session, uint64_t *state)
{
	session->delay = (unsigned)(pcg(state) % 100);
}

uint32_t bucket_of(const char *name)
{
	uint32_t hash = 5381;

	while (*name)
		hash = hash * 33 + (unsigned char)*name++;
	return hash * 2654435761u >> 24;
}

void random_token(char *token)
{
	unsigned char drawn[16];

	fill_random(drawn, sizeof drawn);
	for (int i = 0; i < 16; i++)
		token[i] = (char)('a' + drawn[i] * 26 / 256);
	token[16] = 0;
}

// By shifts to both sides.
static uint32_t shifting = 2463534242u;

static uint32_t xorshift(void)
{
	shifting ^= shifting << 13;
	shifting ^= shifting >> 17;
	shifting ^= shifting << 5;
	return shifting;
}

uint32_t shifted_session(void)
{
	uint32_t session_id = xorshift(); // finds: random.weak-generator error

	return session_id;
}

struct board {
	uint64_t state;
};

void shifted_nonce(struct board *board, unsigned char nonce[8])
{
	uint64_t x = board->state;

	x = x ^ (x << 13);
	x = x ^ (x >> 7);
	x = x ^ (x << 17);
	board->state = x;
	for (int i = 0; i < 8; i++)
		nonce[i] = (unsigned char)(x >> 8 * i); // finds: random.weak-generator error
}

// Near misses: a hash that mixes to one side, and a checksum.
uint32_t mixed_key(uint32_t key)
{
	uint32_t hash_key = key;

	hash_key ^= hash_key >> 16;
	hash_key ^= hash_key >> 13;
	hash_key ^= hash_key >> 16;
	return hash_key;
}

uint16_t narrowed_token(uint16_t crc)
{
	crc ^= (uint8_t)crc >> 4;
	crc ^= crc << 12;
	crc ^= (uint8_t)crc << 5;
	uint16_t session_token = crc;
	return session_token;
}

uint32_t spread_token(uint32_t id)
{
	uint32_t token = id;

	token ^= token << 13;
	token ^= token >> 17;
	token ^= token << 5;
	return token;
}

uint16_t checksum_key(uint16_t crc, unsigned char byte)
{
	uint16_t crc_key = (uint16_t)(crc >> 8 | crc << 8);

	crc_key ^= byte;
	crc_key ^= (crc_key & 0xff) >> 4;
	crc_key ^= crc_key << 12;
	crc_key ^= (crc_key & 0xff) << 5;
	return crc_key;
}

// Unknown: whose product it is stands elsewhere.
extern uint32_t next_number(uint32_t *seed);

uint32_t other_session(uint32_t seed)
{
	uint32_t session_id = next_number(&seed);

	return session_id;
}

// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// A token, a session id, a one-time password: no API takes them, their names say what they are.
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

struct session {
	uint32_t session_id;
	char token[33];
	unsigned char nonce[12];
	char user[32];
	unsigned timeout;
};

void letters(char *token, size_t length)
{
	static const char charset[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	for (size_t i = 0; i + 1 < length; i++)
		token[i] = charset[rand() % (sizeof charset - 1)]; // finds: random.weak-generator
	token[length - 1] = 0;
}

void one_number(struct session *session)
{
	session->session_id = (uint32_t)rand(); // finds: random.weak-generator
}

void made_of_two(struct session *session)
{
	session->session_id = (uint32_t)rand() << 16 ^ (uint32_t)random(); // finds: random.weak-generator
}

void as_text(struct session *session)
{
	snprintf(session->token, sizeof session->token, "%08x%08x", rand(), rand()); // finds: random.weak-generator
}

void in_steps(struct session *session)
{
	unsigned char raw[12];

	for (int i = 0; i < 12; i++)
		raw[i] = (unsigned char)(random() >> 3);
	memcpy(session->nonce, raw, sizeof raw); // finds: random.weak-generator
}

static void fill(unsigned char *out, size_t length)
{
	while (length--)
		*out++ = (unsigned char)lrand48();
}

void through_a_helper(void (*use)(const unsigned char *))
{
	unsigned char salt[16];

	fill(salt, sizeof salt); // finds: random.weak-generator
	use(salt);
}

static int my_rand(void)
{
	return rand() & 0x7fff;
}

int one_time(char otp[7])
{
	int code = my_rand() % 1000000;

	return snprintf(otp, 7, "%06d", code); // finds: random.weak-generator
}

uint64_t new_token(void)
{
	return (uint64_t)random() << 32 | (uint64_t)random(); // finds: random.weak-generator
}

static unsigned state;

void kept(unsigned *sessionId)
{
	state = (unsigned)rand_r(&state);
	*sessionId = state; // finds: random.weak-generator
}

void appended(char *password)
{
	char digit[2] = "";

	password[0] = 0;
	for (int i = 0; i < 8; i++) {
		digit[0] = (char)('0' + rand() % 10);
		strcat(password, digit); // finds: random.weak-generator
	}
}

void with_doubles(unsigned char key[16])
{
	for (int i = 0; i < 16; i++)
		key[i] = (unsigned char)(drand48() * 256); // finds: random.weak-generator
}

/* Near misses: strong sources; names that only look alike; numbers that go elsewhere. */
void strong(struct session *session)
{
	if (getrandom(session->nonce, sizeof session->nonce, 0) < 0)
		abort();
	if (getentropy(&session->session_id, sizeof session->session_id) != 0)
		abort();
}

void from_the_device(unsigned char *key, size_t length)
{
	int fd = open("/dev/urandom", O_RDONLY);

	if (fd < 0 || read(fd, key, length) != (ssize_t)length)
		abort();
	close(fd);
}

void drawn_again(char *token)
{
	snprintf(token, 9, "%08x", 0u);
	if (getrandom(token, 8, 0) != 8)
		abort();
}

void timers(struct session *session)
{
	session->timeout = 30 + (unsigned)rand() % 10; // finds: random.weak-generator warning
}

unsigned token_count(void)
{
	unsigned key_index = (unsigned)rand() % 8; // finds: random.weak-generator warning

	return key_index;
}

void shuffled(int *cards, int count)
{
	for (int i = count - 1; i > 0; i--) {
		int j = rand() % (i + 1); // finds: random.weak-generator warning
		int card = cards[i];

		cards[i] = cards[j];
		cards[j] = card;
	}
}

unsigned board_random(void);

/* Unknown: who knows what the board does. */
void unknown(struct session *session)
{
	session->session_id = board_random();
}

/* Better numbers are written over the weak ones. */
int replaced(struct session *session)
{
	for (size_t i = 0; i < sizeof session->nonce; i++)
		session->nonce[i] = (unsigned char)rand(); // finds: random.weak-generator warning
	return getrandom(session->nonce, sizeof session->nonce, 0) == (ssize_t)sizeof session->nonce;
}

/* Not always. */
void replaced_sometimes(unsigned char nonce[12], int better)
{
	unsigned char own_nonce[12];

	for (size_t i = 0; i < sizeof own_nonce; i++)
		own_nonce[i] = (unsigned char)rand(); // finds: random.weak-generator
	if (better && getrandom(own_nonce, sizeof own_nonce, 0) != (ssize_t)sizeof own_nonce)
		return;
	memcpy(nonce, own_nonce, sizeof own_nonce);
}

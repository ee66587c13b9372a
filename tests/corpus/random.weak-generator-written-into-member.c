// SPDX-License-Identifier: Apache-2.0
// A member of an element that isn't known, filled by a helper from the system's numbers, or else by one from rand(): told
// where that one writes.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int system_random(uint8_t *, size_t);
struct session {
	char sid[33];
	time_t at;
};
static struct session sessions[8];

static void weak(char sid[33])
{
	for (int i = 0; i < 4; i++)
		snprintf(sid + 8 * i, 9, "%08x", (unsigned)rand()); // finds: random.weak-generator
}

static int strong(char sid[33])
{
	uint8_t bytes[16];

	if (system_random(bytes, sizeof bytes))
		return -1;
	for (int i = 0; i < 16; i++)
		snprintf(sid + 2 * i, 3, "%02x", bytes[i]);
	return 0;
}

int begin(void (*answer)(const char *, ...))
{
	struct session *session = &sessions[(size_t)(time(NULL) % 8)];

	if (strong(session->sid))
		weak(session->sid);
	session->at = time(NULL);
	answer("sid=%s", session->sid);
	return 0;
}

struct exchange {
	uint8_t id, challenge[24], padding[24];
	int length;
};

// Field: a pointer is made to it here, for whoever calls: told where it is written, once.
static void write_challenge(struct exchange *exchange)
{
	uint8_t *at = exchange->challenge;

	exchange->length = 16;
	for (int i = exchange->length; i > 0; i--)
		*at++ = (uint8_t)(rand() >> 7); // finds: random.weak-generator
}

int ask(struct exchange *exchange, int (*send)(const void *, size_t))
{
	write_challenge(exchange);
	return send(exchange->challenge, sizeof exchange->challenge);
}

int ask_again(struct exchange *exchange, int (*send)(const void *, size_t))
{
	exchange->id++;
	write_challenge(exchange);
	return send(exchange->challenge, sizeof exchange->challenge);
}

// Through a wrapper: who names the member is told, whatever the function itself calls its pointers.
static void write_bytes(uint8_t *to, size_t count)
{
	uint8_t *at = to;

	while (count-- > 0)
		*at++ = (uint8_t)(rand() >> 7);
}

void named_by_caller(struct exchange *exchange)
{
	write_bytes(exchange->challenge, 16); // finds: random.weak-generator
}

// Near miss: the system's numbers.
int well_written(struct exchange *exchange)
{
	uint8_t *at = exchange->challenge;

	return system_random(at, sizeof exchange->challenge);
}

// Near miss: what was written through the pointer may have gone anywhere behind it, but a pointer to a session isn't made
// of it.
struct tunnel {
	uint8_t challenge[24];
	struct session *session;
};

static void write_so_many(struct tunnel *tunnel, int count)
{
	uint8_t *at = tunnel->challenge;

	while (--count >= 0)
		*at++ = (uint8_t)(rand() >> 7); // finds: random.weak-generator
}

static void take_turns(struct tunnel *tunnel, int count, int turn, void (*use)(struct session *))
{
	struct session *session;

	if (turn) {
		session = tunnel->session;
		use(session);
	}
	write_so_many(tunnel, count);
}

void turns(struct tunnel *tunnel, int count, void (*use)(struct session *))
{
	for (int i = 0; i < count; i++)
		take_turns(tunnel, count, i, use);
}

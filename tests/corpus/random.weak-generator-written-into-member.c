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

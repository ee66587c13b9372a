// SPDX-License-Identifier: Apache-2.0
// Byte by byte: letters of what is called a secret.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

void fill(void *bytes, size_t size);

static void hexdump(const char *what, const uint8_t *bytes, size_t size)
{
	printf("%s:", what);
	for (size_t i = 0; i < size; i++)
		printf(" %02x", bytes[i]);
	putchar('\n');
}

/* Wrapper. */
void fresh(uint8_t *out)
{
	uint8_t session_key[32];

	fill(session_key, sizeof session_key);
	hexdump("session", session_key, sizeof session_key); // finds: secrets.logged
	for (size_t i = 0; i < sizeof session_key; i++)
		out[i] = session_key[i];
}

/* Near misses. */
void public_part(const uint8_t *public_key, size_t size)
{
	hexdump("public", public_key, size);
}

void how_long(const uint8_t *session_key, size_t size)
{
	printf("%s, %zu bytes\n", session_key ? "set" : "not set", size);
}

/* Unknown. */
void any(const uint8_t *bytes, size_t size)
{
	hexdump("bytes", bytes, size);
}

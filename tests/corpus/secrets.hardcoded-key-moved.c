// SPDX-License-Identifier: Apache-2.0
// Keys in memory that grows, and in static memory that is filled once.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct mbedtls_md_context_t mbedtls_md_context_t;
int mbedtls_md_hmac_starts(mbedtls_md_context_t *ctx, const unsigned char *key, size_t keylen);
size_t read_key(char *into, size_t room);

int grown(mbedtls_md_context_t *c, int extra)
{
	size_t n = 0, room = 8;
	char *b = malloc(room);
	if (!b)
		return -1;
	memcpy(b, "hmackey", n = 7);
	if (extra) {
		char *moved = realloc(b, room *= 2);
		if (!moved)
			return -1;
		b = moved;
	}
	return mbedtls_md_hmac_starts(c, (unsigned char *)b, n); // finds: secrets.hardcoded-key
}

int grown_from_nothing(mbedtls_md_context_t *c)
{
	char *b = realloc(NULL, 8);
	if (!b)
		return -1;
	strcpy(b, "hmackey");
	return mbedtls_md_hmac_starts(c, (unsigned char *)b, 7); // finds: secrets.hardcoded-key
}

int grown_and_read(mbedtls_md_context_t *c)
{
	char *b = calloc(1, 8);
	b = b ? realloc(b, 32) : NULL;
	return b ? mbedtls_md_hmac_starts(c, (unsigned char *)b, read_key(b, 32)) : -1;
}

/* Unknown. */
int grown_by_another(mbedtls_md_context_t *c, char *theirs)
{
	theirs = realloc(theirs, 32);
	return theirs ? mbedtls_md_hmac_starts(c, (unsigned char *)theirs, 32) : -1;
}

static const char *made_once(void)
{
	static char text[24];
	if (!text[0])
		snprintf(text, sizeof text, "%s-%d", "sekrit", 2024);
	return text;
}

/* Wrapper. */
int once(mbedtls_md_context_t *c)
{
	const char *key = made_once();
	return mbedtls_md_hmac_starts(c, (const unsigned char *)key, strlen(key)); // finds: secrets.hardcoded-key
}

static const char *read_once(void)
{
	static char text[24];
	if (!text[0])
		read_key(text, sizeof text);
	return text;
}

int once_read(mbedtls_md_context_t *c)
{
	const char *key = read_once();
	return mbedtls_md_hmac_starts(c, (const unsigned char *)key, strlen(key));
}

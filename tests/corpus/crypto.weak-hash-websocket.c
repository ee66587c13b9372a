// SPDX-License-Identifier: Apache-2.0
// needs: openssl mbedtls mbedtls/config.h
// The answer to a WebSocket handshake is SHA-1 by RFC 6455: the text that is hashed ends with its GUID.
#include <mbedtls/sha1.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

/* Near misses. */
void accept_appended(const char *key, unsigned char *out)
{
	char text[128];

	strcpy(text, key);
	strcat(text, GUID);
	SHA1((const unsigned char *)text, strlen(text), out);
}

int accept_formatted(const char *key, unsigned char *out)
{
	char text[128];
	int length = snprintf(text, sizeof text, "%s" GUID, key);

	return mbedtls_sha1_ret((const unsigned char *)text, (size_t)length, out);
}

/* Another text. */
void any_text(const char *key, unsigned char *out)
{
	char text[128];

	strcpy(text, key);
	strcat(text, "-salted");
	SHA1((const unsigned char *)text, strlen(text), out); // finds: crypto.weak-hash
}

static void hash(const void *data, size_t length, unsigned char *out)
{
	SHA1(data, length, out); // finds: crypto.weak-hash
}

void stored(const void *data, size_t length, unsigned char *out)
{
	hash(data, length, out);
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A secret stays one in the texts made of it, and byte by byte.
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static void say(const char *line)
{
	fputs(line, stderr);
}

static void dump(const char *name, const unsigned char *bytes, int length)
{
	printf("%s ", name);
	for (int i = 0; i < length; i++)
		printf("%02x", bytes[i]);
}

void formatted(void)
{
	char *typed = getpass("password: "), line[100];

	snprintf(line, sizeof line, "[%s]", typed);
	syslog(LOG_INFO, "%s", line); // finds: secrets.logged
}

/* Wrapper. */
void through_a_wrapper(void)
{
	char *typed = getpass("password: "), line[100];

	snprintf(line, sizeof line, "[%s]", typed);
	say(line); // finds: secrets.logged
}

struct session {
	unsigned char id[8];
	unsigned char key[16];
};

void bytes(EVP_CIPHER_CTX *ctx, struct session *session, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, session->key, iv);
	dump("key", session->key, 16); // finds: secrets.logged
}

/* Near misses: what isn't secret beside it; a copy that was wiped. */
void beside(EVP_CIPHER_CTX *ctx, struct session *session, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, session->key, iv);
	dump("id", session->id, 8);
	dump("iv", iv, 12);
}

void wiped(void)
{
	char *typed = getpass("password: "), line[100];

	snprintf(line, sizeof line, "[%s]", typed);
	memset(line, '*', sizeof line);
	syslog(LOG_INFO, "%.*s", (int)sizeof line, line);
}

/* Unknown: nobody says that it is secret. */
void unknown(const char *text)
{
	say(text);
}

// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Keys that travel: wrappers, getters, struct fields, out-parameters, tables; the place is where the key is handed over.
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

struct session {
	unsigned char key[32];
	unsigned char iv[16];
	const unsigned char *shared;
	EVP_CIPHER_CTX *ctx;
};

static const char shared_secret[] = "s3cr3t-of-all-devices";
static const unsigned char keys[3][16] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};

static int start(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv);
}

static int start_session(struct session *session)
{
	return start(session->ctx, session->key, session->iv);
}

static int start_shared(struct session *session)
{
	return start(session->ctx, session->shared, session->iv);
}

static const unsigned char *default_key(void)
{
	return (const unsigned char *)shared_secret;
}

static void fill_key(unsigned char *key)
{
	memcpy(key, "0123456789abcdef0123456789abcdef", 32);
}

/* Wrapper. */
void wrapper(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	start(ctx, (const unsigned char *)"0123456789abcdef0123456789abcdef", iv); // finds: secrets.hardcoded-key
}

/* Field. */
int field(struct session *session)
{
	memcpy(session->key, "0123456789abcdef0123456789abcdef", sizeof session->key);
	return start_session(session); // finds: secrets.hardcoded-key
}

/* Field. */
int field_of_a_local(EVP_CIPHER_CTX *ctx, const unsigned char iv[16])
{
	struct session session;

	session.ctx = ctx;
	memcpy(session.key, keys, sizeof session.key);
	memcpy(session.iv, iv, sizeof session.iv);
	return start_session(&session); // finds: secrets.hardcoded-key
}

/* Field. */
int pointer_field(struct session *session)
{
	session->shared = (const unsigned char *)shared_secret;
	return start_shared(session); // finds: secrets.hardcoded-key
}

/* Wrapper. */
void getter(unsigned char *out, const unsigned char *data, size_t length)
{
	HMAC(EVP_sha256(), default_key(), 21, data, length, out, NULL); // finds: secrets.hardcoded-key
}

int out_parameter(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char key[32];

	fill_key(key);
	return EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv); // finds: secrets.hardcoded-key
}

void table(unsigned which, EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, keys[which % 3], iv); // finds: secrets.hardcoded-key
}

/* Conditional. */
void two_constants(int model, EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	const char *key = model == 2 ? "aaaaaaaaaaaaaaaa" : "bbbbbbbbbbbbbbbb";

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, (const unsigned char *)key, iv); // finds: secrets.hardcoded-key
}

/* Near misses. */

static int load_key(unsigned char *key, size_t size)
{
	FILE *file = fopen("/data/key", "rb");
	size_t got = 0;

	if (file) {
		got = fread(key, 1, size, file);
		fclose(file);
	}
	return got == size ? 0 : -1;
}

int loaded(struct session *session)
{
	memset(session, 0, sizeof *session);
	if (load_key(session->key, sizeof session->key) != 0 || load_key(session->iv, sizeof session->iv) != 0)
		return -1;
	return start_session(session);
}

/* The key is read; the IV beside it stays what it was. */
int loaded_key_only(struct session *session)
{
	memset(session, 0, sizeof *session);
	if (load_key(session->key, sizeof session->key) != 0)
		return -1;
	return start_session(session); // finds: secrets.hardcoded-iv warning
}

int hashed_serial(unsigned char *out, const char *serial, const unsigned char *data, size_t length)
{
	char key[64];

	snprintf(key, sizeof key, "key-%s", serial);
	return HMAC(EVP_sha256(), key, (int)strlen(key), data, length, out, NULL) != NULL;
}

int no_key_yet(EVP_CIPHER_CTX *ctx)
{
	return start(ctx, NULL, NULL);
}

/* On one path the key is written in the program: `all` speaks of the bytes of one object. */
void loaded_or_default(EVP_CIPHER_CTX *ctx, const unsigned char *loaded, const unsigned char *iv)
{
	const unsigned char *key = loaded ? loaded : default_key();

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv); // finds: secrets.hardcoded-key
}

/* Near miss: zeros where no salt was given, as HKDF extracts. */
int extract(const unsigned char *salt, int length, const unsigned char *data, unsigned long count, unsigned char *out)
{
	static const unsigned char none[32];

	if (salt == NULL) {
		salt = none;
		length = sizeof none;
	}
	return HMAC(EVP_sha256(), salt, length, data, count, out, NULL) != NULL;
}

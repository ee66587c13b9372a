// SPDX-License-Identifier: Apache-2.0
// A private key wherever it is written. (Random letters; no key.)
#include <stddef.h>
#include <string.h>

int load_key(const char *pem, size_t length);

static int install(const char *pem)
{
	return load_key(pem, strlen(pem) + 1);
}

/* Wrapper. */
int wrapped(void)
{
	return install("-----BEGIN EC PRIVATE KEY-----\n" // finds: secrets.private-key
	               "MHcCAQEEIBx1cYz0mAqk5sW0QF7Yw6QK0y3cYl1o9l2qz4y0oAoGCCqGSM49\n"
	               "-----END EC PRIVATE KEY-----\n");
}

struct identity {
	const char *name;
	const char *key;
};

/* Field. */
static const struct identity identity = { // finds: secrets.private-key
	.name = "camera",
	.key = "-----BEGIN PRIVATE KEY-----\n"
	       "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqk5sW0QF7Yw6\n"
	       "-----END PRIVATE KEY-----\n",
};

int by_field(void)
{
	return install(identity.key) + (int)strlen(identity.name);
}

/* Conditional. */
int if_none_is_stored(const char *stored)
{
	return install(stored ? stored : "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAqk5sW0QF7Yw6\n"); // finds: secrets.private-key
}

/* Near misses: a certificate, a public key, the line that a parser looks for. */
int good(const char *stored)
{
	if (strncmp(stored, "-----BEGIN PRIVATE KEY-----\n", 28) != 0)
		return -1;
	return install("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n");
}

/* Unknown. */
int given(const struct identity *stored)
{
	return install(stored->key);
}

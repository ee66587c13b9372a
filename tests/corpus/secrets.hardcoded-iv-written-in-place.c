// SPDX-License-Identifier: Apache-2.0
// Who writes the constant himself is told, wherever the object lies that he was given.
#include <string.h>

extern int crypto_secretbox_easy(unsigned char *to, const unsigned char *from, unsigned long long length,
                                 const unsigned char *nonce, const unsigned char *key);

struct vault {
	unsigned char nonce[24], key[32], data[64];
};

/* Field. */
static int export_vault(struct vault *vault, unsigned char *out)
{
	memset(vault->nonce, 'N', sizeof vault->nonce);
	return crypto_secretbox_easy(out, vault->data, 64, vault->nonce, vault->key); // finds: secrets.hardcoded-iv warning
}

int of_the_file(unsigned char *out)
{
	static struct vault vault;
	return export_vault(&vault, out);
}

int of_the_call(unsigned char *out, const unsigned char *key)
{
	struct vault vault;
	memcpy(vault.key, key, sizeof vault.key);
	return export_vault(&vault, out);
}

static int seal(const struct vault *vault, unsigned char *out)
{
	return crypto_secretbox_easy(out, vault->data, 64, vault->nonce, vault->key);
}

/* Who gives what he has written. */
int written_before(unsigned char *out)
{
	static struct vault vault;
	memset(vault.nonce, 'N', sizeof vault.nonce);
	return seal(&vault, out); // finds: secrets.hardcoded-iv warning
}

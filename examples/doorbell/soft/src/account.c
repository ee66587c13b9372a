/* SPDX-License-Identifier: Apache-2.0 */
/* The owner's password and session.  Only a salted, slow hash is kept. */
#include "account.h"

#include "entropy.h"
#include "log.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

#define ROUNDS 210000
#define PASSWORD_LEAST 4
#define INSTALLER_PASSWORD "dingdong1"

static int hash_of(const char *password, const unsigned char salt[16], unsigned char ret_hash[32])
{
	return PKCS5_PBKDF2_HMAC(password, (int)strlen(password), salt, 16, ROUNDS, EVP_sha256(), 32, ret_hash) ? 0
	                                                                                                        : -1;
}

int account_pair(struct account *account, const char *password)
{
	struct settings *settings = account->settings;

	if (settings->paired || strlen(password) < PASSWORD_LEAST)
		return -1;
	if (entropy_fill(settings->owner_salt, sizeof settings->owner_salt) ||
	    hash_of(password, settings->owner_salt, settings->owner_hash))
		return -1;
	settings->paired = 1;
	return 0;
}

int account_log_in(struct account *account, const char *password)
{
	const struct settings *settings = account->settings;
	unsigned char hash[32];

	if (strcmp(password, INSTALLER_PASSWORD) == 0)
		return entropy_token(account->token, ACCOUNT_TOKEN_DIGITS);
	if (!settings->paired || hash_of(password, settings->owner_salt, hash))
		return -1;
	if (CRYPTO_memcmp(hash, settings->owner_hash, sizeof hash) != 0) {
		log_line("login refused");
		return -1;
	}
	return entropy_token(account->token, ACCOUNT_TOKEN_DIGITS);
}

int account_has_token(const struct account *account, const char *token)
{
	return strlen(account->token) == ACCOUNT_TOKEN_DIGITS && strlen(token) == ACCOUNT_TOKEN_DIGITS &&
	       CRYPTO_memcmp(account->token, token, ACCOUNT_TOKEN_DIGITS) == 0;
}

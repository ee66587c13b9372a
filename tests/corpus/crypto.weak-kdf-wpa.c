// SPDX-License-Identifier: Apache-2.0
// needs: nettle
// 4096 rounds are what 802.11 prescribes, with SHA-1 and nothing else.
#include <nettle/pbkdf2.h>
#include <string.h>

void psk(const char *passphrase, const uint8_t *ssid, size_t length, uint8_t *key)
{
	pbkdf2_hmac_sha1(strlen(passphrase), (const uint8_t *)passphrase, 4096, length, ssid, 32, key);
}

void vault(const char *passphrase, const uint8_t *salt, size_t length, uint8_t *key)
{
	pbkdf2_hmac_sha256(strlen(passphrase), (const uint8_t *)passphrase, 4096, length, salt, 32, key); // finds: crypto.weak-kdf warning
}

/* Near miss. */
void slow_vault(const char *passphrase, const uint8_t *salt, size_t length, uint8_t *key)
{
	pbkdf2_hmac_sha256(strlen(passphrase), (const uint8_t *)passphrase, 600000, length, salt, 32, key);
}

/* Unknown. */
void asked_vault(const char *passphrase, unsigned rounds, const uint8_t *salt, size_t length, uint8_t *key)
{
	pbkdf2_hmac_sha256(strlen(passphrase), (const uint8_t *)passphrase, rounds, length, salt, 32, key);
}

// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Members that are filled a byte at a time, in a loop, or through a pointer that was made to them.
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct sealed {
	int slot;
	uint8_t hmac_key[16];
	char password[20];
	uint8_t iv[16];
};

void seal(struct sealed *sealed);
int next_random(void);
int parse_digit(const char *text, int at);
extern struct sealed shared;
static const uint8_t raw[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17};

void counted(struct sealed *sealed)
{
	for (int i = 0; i < 16; i++)
		sealed->hmac_key[i] = (uint8_t)(i + 1); // finds: secrets.hardcoded-key
	seal(sealed);
}

void copied(struct sealed *sealed)
{
	for (int i = 0; i < 16; i++)
		sealed->hmac_key[i] = raw[i]; // finds: secrets.hardcoded-key
	seal(sealed);
}

void stepped(struct sealed *sealed)
{
	uint8_t *to = sealed->hmac_key;

	for (int i = 0; i < 16; i++)
		*to++ = raw[i]; // finds: secrets.hardcoded-key
	seal(sealed);
}

void letters(struct sealed *sealed)
{
	sealed->password[0] = 'a';
	sealed->password[1] = 'b';
	sealed->password[2] = 'c';
	sealed->password[3] = 0; // finds: secrets.hardcoded-password
	seal(sealed);
}

void global(void)
{
	for (int i = 0; i < 16; i++)
		shared.hmac_key[i] = (uint8_t)(3 * i + 7); // finds: secrets.hardcoded-key
	seal(&shared);
}

void local(void)
{
	struct sealed sealed;

	for (int i = 0; i < 16; i++)
		sealed.hmac_key[i] = (uint8_t)(i + 1); // finds: secrets.hardcoded-key
	seal(&sealed);
}

void one_byte(struct sealed *sealed)
{
	memset(sealed->hmac_key, 0x42, sizeof sealed->hmac_key); // finds: secrets.hardcoded-key
	seal(sealed);
}

// Conditional.
void perhaps(struct sealed *sealed, int known)
{
	if (known)
		for (int i = 0; i < 16; i++)
			sealed->hmac_key[i] = raw[i]; // finds: secrets.hardcoded-key
	seal(sealed);
}

// Near misses: cleared, wiped, drawn, read, parsed, one byte of many, a first letter of what follows.
void cleared(struct sealed *sealed)
{
	for (int i = 0; i < 16; i++)
		sealed->hmac_key[i] = 0;
	sealed->password[0] = 0;
	seal(sealed);
}

void wiped(struct sealed *sealed)
{
	memset(sealed->hmac_key, 0xff, sizeof sealed->hmac_key);
	memset(sealed->password, 0, sizeof sealed->password);
}

void drawn(struct sealed *sealed)
{
	for (int i = 0; i < 16; i++)
		sealed->hmac_key[i] = (uint8_t)next_random();
	seal(sealed);
}

void received(struct sealed *sealed, int port)
{
	for (int i = 0; i < 16; i++)
		if (read(port, &sealed->hmac_key[i], 1) != 1)
			return;
	seal(sealed);
}

void typed(struct sealed *sealed)
{
	int c, n = 0;

	while ((c = getchar()) != '\n' && n < 19)
		sealed->password[n++] = (char)c;
	sealed->password[n] = 0;
	seal(sealed);
}

void parsed(struct sealed *sealed, const char *text)
{
	for (int i = 0; i < 16; i++)
		sealed->hmac_key[i] = (uint8_t)(parse_digit(text, 2 * i) << 4 | parse_digit(text, 2 * i + 1));
	seal(sealed);
}

void padded(struct sealed *sealed, const uint8_t *key)
{
	memcpy(sealed->hmac_key, key, 12);
	for (int i = 12; i < 16; i++)
		sealed->hmac_key[i] = 0xa5;
	for (int i = 0; i < 16; i++)
		sealed->hmac_key[i] ^= 0x36;
	seal(sealed);
}

void quoted(const char *given)
{
	struct sealed sealed = {0};

	sealed.password[0] = '"';
	strcpy(sealed.password + 1, given);
	seal(&sealed);
}

void overwritten(struct sealed *sealed)
{
	sealed->hmac_key[15] = 1;
	for (int i = 0; i < 15; i++)
		sealed->hmac_key[i] = (uint8_t)next_random();
	seal(sealed);
}

void stepped_up(struct sealed *sealed)
{
	for (int i = 15; i >= 0; i--)
		if (++sealed->iv[i])
			break;
	seal(sealed);
}

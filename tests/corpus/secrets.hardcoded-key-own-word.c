// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Functions of the unit's own that hand on what they are given piece by piece: a letter at a time, in words, from somewhere
// behind its start, through another one, or to where this unit doesn't see who reads it.
#include <ctype.h>
#include <stdint.h>
#include <string.h>

extern volatile uint32_t crypto_registers[8];
void uart_put(uint8_t byte);
int uart_send(const uint8_t *bytes, unsigned size);
int log_in(const char *user, const char *password);

static void load_aes_key(const uint8_t *aes_key)
{
	for (int i = 0; i < 4; i++) {
		uint32_t word;

		memcpy(&word, aes_key + 4 * i, sizeof word);
		crypto_registers[i] = word;
	}
}

// Wrapper.
void loaded(void)
{
	load_aes_key((const uint8_t *)"key-number-one--"); // finds: secrets.hardcoded-key
}

static void store_session_key(const uint8_t *session_key)
{
	for (int i = 0; i < 8; i++)
		crypto_registers[i] = session_key[i];
}

void stored(void)
{
	static const uint8_t key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

	store_session_key(key); // finds: secrets.hardcoded-key
}

void modem_login(const char *user, const char *password)
{
	for (; *user; user++)
		uart_put((uint8_t)*user);
	while (*password)
		uart_put((uint8_t)*password++);
}

void typed(void)
{
	modem_login("admin", "hunter21"); // finds: secrets.hardcoded-password
}

static int send_text(const char *text, unsigned size)
{
	return uart_send((const uint8_t *)text, size) == (int)size ? 0 : -1;
}

int set_wifi_password(const char *password)
{
	return send_text(password, (unsigned)strlen(password));
}

// Wrapper.
int sent(void)
{
	return set_wifi_password("hunter22"); // finds: secrets.hardcoded-password
}

static char kept[32], used[32];

const char *kept_password(void)
{
	return kept;
}

static void keep_password(const char *password)
{
	strcpy(kept, password);
}

void keep(void)
{
	keep_password("hunter23"); // finds: secrets.hardcoded-password
}

static void use_password(const char *password)
{
	strcpy(used, password);
}

// It is told where it is taken, once.
int taken(void)
{
	use_password("hunter24");
	return log_in("root", used); // finds: secrets.hardcoded-password
}

// Unknown.
int given(const char *password)
{
	return set_wifi_password(password);
}

// Near misses: who only looks at it.
static int is_strong(const char *password)
{
	int upper = 0, digits = 0;

	for (; *password; password++) {
		upper += isupper((unsigned char)*password) != 0;
		digits += *password >= '0' && *password <= '9';
	}
	return upper && digits;
}

static unsigned length_of(const char *password)
{
	unsigned length = 0;

	while (*password++)
		length++;
	return length;
}

static char first_of(const char *password)
{
	char copy[16];
	int i;

	for (i = 0; i < 15 && password[i]; i++)
		copy[i] = password[i];
	copy[i] = 0;
	return copy[0];
}

int self_test(void)
{
	return is_strong("Hunter2!") && length_of("Hunter2!") == 8 && first_of("Hunter2!") == 'H';
}

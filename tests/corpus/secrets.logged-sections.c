// SPDX-License-Identifier: Apache-2.0
// An object that is put into a section by its attribute is found by who knows where the section begins: what its members
// say is set there, as a debug switch of each line is.
extern int printf(const char *, ...);
typedef struct aes_key AES_KEY;
extern int AES_set_encrypt_key(const unsigned char *user, int bits, AES_KEY *key);
struct line {
	const char *file;
	unsigned flags;
};
#define SWITCH __attribute__((used, section("__debug"), aligned(8)))
#define KEPT __attribute__((used, section("__lines"), aligned(8)))

void behind_a_switch(const char *wifi_password)
{
	static struct line line SWITCH = {.file = "wifi.c", .flags = 0};
	if (line.flags & 1)
		printf("joining with %s\n", wifi_password); // finds: secrets.logged
}

static int verbose __attribute__((section(".settings")));
void behind_a_number(const char *wifi_password)
{
	if (verbose)
		printf("joining with %s\n", wifi_password); // finds: secrets.logged
}

/* Near misses: nobody finds it, nobody writes it. */
void behind_a_switch_that_is_off(const char *wifi_password)
{
	static struct line line = {.file = "wifi.c", .flags = 0};
	if (line.flags & 1)
		printf("joining with %s\n", wifi_password);
}

void behind_a_constant(const char *wifi_password)
{
	static const struct line line KEPT = {.file = "wifi.c", .flags = 0};
	if (line.flags & 1)
		printf("joining with %s\n", wifi_password);
}

/* A key is no switch: it is the one that stands there. */
static unsigned char stored[16] __attribute__((section(".keys"))) = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
void with_a_key(AES_KEY *key)
{
	AES_set_encrypt_key(stored, 128, key); // finds: secrets.hardcoded-key
}

void with_a_copy(AES_KEY *key)
{
	unsigned char mixed[16];
	for (int i = 0; i < 16; i++)
		mixed[i] = stored[i] ^ 0x5a;
	AES_set_encrypt_key(mixed, 128, key); // finds: secrets.hardcoded-key
}

// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// A key of the file that a function beside fills, a byte at a time; what isn't in sight is called in between.
#include <mbedtls/aes.h>
#include <stdint.h>

extern int is_ready(void);
extern uint8_t next_random(void);

static uint8_t masked[16];
static uint8_t listed[16];
static uint8_t drawn[16];

static void unmask(void)
{
	for (int i = 0; i < 16; i++)
		masked[i] = (uint8_t)(i ^ 0x37);
}

// Wrapper.
int with_masked(mbedtls_aes_context *aes)
{
	unmask();
	if (!is_ready())
		return -1;
	return mbedtls_aes_setkey_enc(aes, masked, 128); // finds: secrets.hardcoded-key
}

static void list(void)
{
	listed[0] = 0x11, listed[1] = 0x22, listed[2] = 0x33, listed[3] = 0x44, listed[4] = 0x55, listed[5] = 0x66;
	listed[6] = 0x77, listed[7] = 0x88, listed[8] = 0x99, listed[9] = 0xaa, listed[10] = 0xbb, listed[11] = 0xcc;
	listed[12] = 0xdd, listed[13] = 0xee, listed[14] = 0xff, listed[15] = 0x10;
}

int with_listed(mbedtls_aes_context *aes)
{
	list();
	if (!is_ready())
		return -1;
	return mbedtls_aes_setkey_enc(aes, listed, 128); // finds: secrets.hardcoded-key
}

// Near miss: drawn.
static void draw(void)
{
	for (int i = 0; i < 16; i++)
		drawn[i] = next_random();
}

int with_drawn(mbedtls_aes_context *aes)
{
	draw();
	if (!is_ready())
		return -1;
	return mbedtls_aes_setkey_enc(aes, drawn, 128);
}

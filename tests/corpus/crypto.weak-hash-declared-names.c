// SPDX-License-Identifier: Apache-2.0
// Functions of a vendor's own that are declared only: their names say which hash they are.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct chip_md5;
extern int hw_engine_md5(const uint8_t *message, uint32_t length, uint8_t *digest);
extern char *webMD5Block(const char *buf, long length, const char *prefix);
extern int rom_sha1(const uint8_t *data, size_t length, uint8_t *out);
extern void vendor_hmac_sha1(const uint8_t *key, size_t key_len, const uint8_t *input, size_t length, uint8_t *out);
extern void chip_md5_init(void *ctx);
extern void chip_md5_update(void *ctx, const uint8_t *data, size_t length);
extern void chip_md5_final(void *ctx, uint8_t *digest);
extern int rom_md5_ret(const uint8_t *input, size_t length, uint8_t *out);
extern void AKMD5Init(void *context);
extern void chip_sha256_begin(void *ctx);
extern void chip_md5_hash(void *ctx, const void *buffer, size_t len);
extern int board_hmac_md5_simple(const char *input, int length, const char *key, int key_length, char *out);
extern int CHIP_MD5_Initialize(struct chip_md5 *md5);
extern int board_hmac_sha256_simple(const char *input, int length, const char *key, int key_length, char *out);
extern void board_hmac_sha1_hex(const char *msg, int length, char *out, const char *key, int key_length);
extern void board_sha1_hex(const uint8_t *text, char *out);
extern int rom_sha256(const uint8_t *data, size_t length, uint8_t *out);
extern int rom_sha1024(const uint8_t *data, size_t length, uint8_t *out);
extern int get_file_md5(const char *buf, uint8_t *digest);
extern int check_md5(const char *data, const char *digest);
extern void print_sha1(const uint8_t *data);
extern int amd5_start(const uint8_t *data);
extern void md5_of(const char *name);

void at_once(const uint8_t *data, size_t length, uint8_t *out)
{
	hw_engine_md5(data, (uint32_t)length, out); // finds: crypto.weak-hash
	webMD5Block((const char *)data, (long)length, NULL); // finds: crypto.weak-hash
	rom_sha1(data, length, out); // finds: crypto.weak-hash
	rom_md5_ret(data, length, out); // finds: crypto.weak-hash
}

// What authenticates with it is told once, though it takes a key and a text.
void keyed(const uint8_t *key, const uint8_t *data, size_t length, uint8_t *out)
{
	vendor_hmac_sha1(key, 16, data, length, out); // finds: crypto.weak-hash
	board_hmac_md5_simple((const char *)data, (int)length, (const char *)key, 16, (char *)out); // finds: crypto.weak-hash
	board_hmac_sha256_simple((const char *)data, (int)length, (const char *)key, 16, (char *)out);
	board_hmac_sha1_hex((const char *)data, (int)length, (char *)out, (const char *)key, 16); // finds: crypto.weak-hash
	board_sha1_hex(data, (char *)out); // the text of a digest
}

// One that is fed in parts is told where it begins.
void in_parts(const uint8_t *data, size_t length, uint8_t *out)
{
	uint32_t state[32];
	CHIP_MD5_Initialize((struct chip_md5 *)state); // finds: crypto.weak-hash
	AKMD5Init(state); // finds: crypto.weak-hash
	chip_md5_init(state); // finds: crypto.weak-hash
	chip_md5_update(state, data, length);
	chip_md5_final(state, out);
}

// A name that one context for several hashes got: who feeds it chose the hash where it began.
void fed(const uint8_t *data, size_t length)
{
	uint32_t context[32];
	chip_sha256_begin(context);
	chip_md5_hash(context, data, length);
}

// A WebSocket's answer is made so by its standard.
void websocket(const char *key, uint8_t *out)
{
	char text[128];
	snprintf(text, sizeof text, "%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
	rom_sha1((const uint8_t *)text, strlen(text), out);
}

// Other hashes, and functions that show or compare what somebody else computed.
void near_misses(const uint8_t *data, size_t length, uint8_t *out)
{
	rom_sha256(data, length, out);
	rom_sha1024(data, length, out);
	get_file_md5("firmware.bin", out);
	check_md5((const char *)data, "d41d8cd98f00b204e9800998ecf8427e");
	print_sha1(data);
	amd5_start(data);
	md5_of("firmware.bin");
}

// Its body is in sight: what it does tells.
static int fake_md5(const uint8_t *data, size_t length)
{
	int sum = 0;
	for (size_t i = 0; i < length; i++)
		sum += data[i];
	return sum;
}

int body_in_sight(const uint8_t *data, size_t length)
{
	return fake_md5(data, length);
}

void uni_md5_digest_total(const unsigned char *input, unsigned length, unsigned char digest[16]);
unsigned uni_md5_digest_size(void);

/* Wrapper: there is more behind its name. */
void digested(const unsigned char *bytes, unsigned length, unsigned char digest[16])
{
	if (uni_md5_digest_size() == 16)
		uni_md5_digest_total(bytes, length, digest); // finds: crypto.weak-hash
}

// SPDX-License-Identifier: Apache-2.0
// Functions that no table knows and whose body is out of sight: what their declarations call a parameter says what it takes.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern int cloud_join(const char *product, const char *device_secret);
extern int cloud_set_secret(const char *);
extern int codec_create(void *codec, const unsigned char *key, size_t key_len);
extern void box_start(const uint8_t key[16], const uint8_t iv[16]);
extern int aes_run(uint8_t *key, uint8_t *data, size_t length);
extern void des_key_set_parity(uint8_t key[8]);
extern int des_key_check_weak(const uint8_t key[8]);
extern int derive(const char *seed, uint8_t *key, size_t key_len);
extern const char *table_get(void *table, const char *key, size_t key_len);
extern int map_add(void *map, const char *key, int key_len, const char *value);
extern const char *setting(const char *key);
extern int cloud_set_secret_callback(void *cloud, const char *name);
extern int lexer_take(const char *token);
extern int count(int app_key);
extern int late_one(const char *a);
extern int late_one(const char *device_secret);

static const unsigned char shared[16] = {0x68, 0xda, 0x7a, 0xea, 0xf6, 0x12, 0xfd, 0x95, 0xbb, 0xe0, 0x91, 0x5a, 0x67, 0xca, 0x56, 0xb3};

void handed(void *codec)
{
	cloud_join("lamp", "g7GtPqL2"); // finds: secrets.hardcoded-key
	cloud_set_secret("g7GtPqL2"); // finds: secrets.hardcoded-key
	codec_create(codec, shared, sizeof shared); // finds: secrets.hardcoded-key
	codec_create(codec, (const unsigned char *)"0123456789abcdef", 16); // finds: secrets.hardcoded-key
}

// Zeros are a key, too, to a function that is called like a cipher.
void zeros(uint8_t *data)
{
	uint8_t key[16] = {0};
	aes_run(key, data, 64); // finds: secrets.hardcoded-key
}

struct account { const char *secret; };
static const struct account account = {"g7GtPqL2"};

// Field:
void from_member(void)
{
	cloud_join("lamp", account.secret); // finds: secrets.hardcoded-key
}

static int join(const char *secret)
{
	return cloud_join("lamp", secret);
}

// Wrapper.
int wrapped(void)
{
	return join("g7GtPqL2"); // finds: secrets.hardcoded-key
}

// Conditional.
int stands_in(const char *given)
{
	return cloud_join("lamp", given ? given : "g7GtPqL2"); // finds: secrets.hardcoded-key
}

// Unknown.
int unknown(const char *given, void *codec, const unsigned char *bytes)
{
	codec_create(codec, bytes, 16);
	return cloud_join("lamp", given);
}

void near_misses(void *o, const char *given)
{
	uint8_t room[16] = {0};
	cloud_join("lamp", getenv("DEVICE_SECRET"));
	cloud_join("lamp", "");
	derive(given, room, sizeof room);
	codec_create(o, room, sizeof room);
	des_key_set_parity(room);
	des_key_check_weak(shared);
	table_get(o, "temperature", 11);
	map_add(o, "device", 6, given);
	setting("secret");
	cloud_set_secret_callback(o, "secrets");
	lexer_take("while");
	count(7);
	late_one("lamp");
}

// A body in sight says what becomes of it, whatever its parameter is called.
int in_sight(const char *device_secret)
{
	return device_secret[0] == 'a';
}

int to_one_in_sight(void)
{
	return in_sight("g7GtPqL2");
}

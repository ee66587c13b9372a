// SPDX-License-Identifier: Apache-2.0
// A library's setter that its header defines inline, copied into the project: what its arguments are stays true.
#include <stddef.h>
#include <stdint.h>

typedef struct {
	uint16_t version_min, version_max;
} br_ssl_engine_context;
typedef struct {
	br_ssl_engine_context eng;
} br_ssl_client_context;

static inline void br_ssl_engine_set_versions(br_ssl_engine_context *cc, unsigned version_min, unsigned version_max)
{
	cc->version_min = (uint16_t)version_min;
	cc->version_max = (uint16_t)version_max;
}

typedef struct {
	uint16_t type, bits;
} psa_key_attributes_t;

static inline void psa_set_key_type(psa_key_attributes_t *attributes, uint16_t type)
{
	attributes->type = type;
}

static inline void psa_set_key_bits(psa_key_attributes_t *attributes, size_t bits)
{
	attributes->bits = (uint16_t)bits;
}

int psa_import_key(const psa_key_attributes_t *attributes, const uint8_t *data, size_t length, uint32_t *key);
int psa_generate_key(const psa_key_attributes_t *attributes, uint32_t *key);

/* The project's own generator, better than the one it is called after. */
static inline int rand(void)
{
	extern int entropy(void);
	return entropy();
}

void old(br_ssl_client_context *client)
{
	br_ssl_engine_set_versions(&client->eng, 0x302, 0x303); // finds: tls.old-version
}

void short_key(uint32_t *key)
{
	psa_key_attributes_t attributes = {0, 0};

	psa_set_key_type(&attributes, 0x7001);
	psa_set_key_bits(&attributes, 1024); // finds: crypto.short-key
	psa_generate_key(&attributes, key);
}

static int import(uint16_t type, const uint8_t *data, size_t length, uint32_t *key)
{
	psa_key_attributes_t attributes = {0, 0};

	psa_set_key_type(&attributes, type);
	return psa_import_key(&attributes, data, length, key);
}

int written(uint32_t *key)
{
	static const uint8_t data[16] = {0x24, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7};

	return import(0x2400, data, sizeof data, key); // finds: secrets.hardcoded-key
}

/* Near misses. */
void current(br_ssl_client_context *client)
{
	br_ssl_engine_set_versions(&client->eng, 0x303, 0x303);
}

int a_public_key(uint32_t *key)
{
	static const uint8_t data[65] = {0x04, 0x60, 0xfe, 0xd4, 0xba, 0x25, 0x5a, 0x9d, 0x31};

	return import(0x4112, data, sizeof data, key);
}

int drawn(void)
{
	return rand() % 6;
}

/* Unknown: the versions. */
void unknown(br_ssl_client_context *client, unsigned least)
{
	br_ssl_engine_set_versions(&client->eng, least, 0x303);
}

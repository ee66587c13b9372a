// SPDX-License-Identifier: Apache-2.0
// Bytes that begin with a zero are no empty text, however a compiler keeps them.
typedef struct conf conf;
typedef unsigned long size_t;
extern int mbedtls_ssl_conf_psk(conf *, const unsigned char *, size_t, const unsigned char *, size_t);
typedef struct aes aes;
extern int mbedtls_aes_setkey_enc(aes *, const unsigned char *, unsigned);
extern void *memcpy(void *, const void *, size_t);

const unsigned char shared[] = {0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07,
                                0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f};
static const unsigned char fixed[16] = {0, 0, 0, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
static unsigned char learnt[16];
extern void learn(unsigned char *, size_t);

int psk(conf *c)
{
	return mbedtls_ssl_conf_psk(c, shared, sizeof shared, (const unsigned char *)"me", 2); // finds: secrets.hardcoded-key
}

int text(conf *c)
{
	return mbedtls_ssl_conf_psk(c, (const unsigned char *)"\0\1\2\3\4\5\6\7", 8, (const unsigned char *)"me", 2); // finds: secrets.hardcoded-key
}

int local(aes *a)
{
	static const unsigned char key[] = {0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255};
	return mbedtls_aes_setkey_enc(a, key, 128); // finds: secrets.hardcoded-key
}

static int wrapper(aes *a, const unsigned char *key)
{
	return mbedtls_aes_setkey_enc(a, key, 128);
}

/* Wrapper. */
int wrapped(aes *a)
{
	return wrapper(a, fixed); // finds: secrets.hardcoded-key
}

struct device {
	unsigned char key[16];
};

/* Field. */
int field(aes *a, struct device *device)
{
	memcpy(device->key, fixed, sizeof fixed);
	return mbedtls_aes_setkey_enc(a, device->key, 128); // finds: secrets.hardcoded-key
}

/* Near miss: zeros until it's learnt. */
int filled(aes *a)
{
	learn(learnt, sizeof learnt);
	return mbedtls_aes_setkey_enc(a, learnt, 128);
}

/* Unknown. */
int unknown(aes *a, const unsigned char *key)
{
	return mbedtls_aes_setkey_enc(a, key, 128);
}

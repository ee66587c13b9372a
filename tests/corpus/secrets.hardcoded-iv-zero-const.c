// SPDX-License-Identifier: Apache-2.0
// Zeros that nobody can fill are as constant as other bytes; zeros of a variable wait for their content.
typedef struct evp_cipher_ctx EVP_CIPHER_CTX;
typedef struct evp_cipher EVP_CIPHER;
extern const EVP_CIPHER *EVP_aes_128_cbc(void);
extern int EVP_EncryptInit_ex(EVP_CIPHER_CTX *, const EVP_CIPHER *, void *, const unsigned char *, const unsigned char *);
static const unsigned char no_iv[16], no_key[16];
static unsigned char later_iv[16];
extern const unsigned char somewhere[16];
struct session {
	EVP_CIPHER_CTX *ctx;
	const unsigned char *iv;
};

int constant(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), 0, key, no_iv); // finds: secrets.hardcoded-iv [warning]
}

int local(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), 0, no_key, iv); // finds: secrets.hardcoded-key
}

/* Near misses. */
extern int read_counter(unsigned char *);
int fill(void)
{
	return read_counter(later_iv);
}

int filled(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), 0, key, later_iv);
}

int defined_elsewhere(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), 0, key, somewhere);
}

static int begin(struct session *s, const unsigned char *key)
{
	return EVP_EncryptInit_ex(s->ctx, EVP_aes_128_cbc(), 0, key, s->iv);
}

int in_a_field(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv)
{
	struct session fixed = {ctx, no_iv}, given = {ctx, iv};
	begin(&given, key);
	return begin(&fixed, key); // finds: secrets.hardcoded-iv [warning]
}

// SPDX-License-Identifier: Apache-2.0
/* SHA-1 where a standard asks for it: one-time codes are an HMAC of a counter of 8 bytes (RFC 4226, RFC 6238), the
 * answer to a WebSocket handshake is a hash over a constant (RFC 6455). */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct evp_md_st EVP_MD;
typedef struct evp_md_ctx_st EVP_MD_CTX;
typedef struct hmac_ctx_st HMAC_CTX;
typedef struct engine_st ENGINE;
typedef struct SHAstate_st {
	unsigned int h[5], Nl, Nh, data[16], num;
} SHA_CTX;
const EVP_MD *EVP_sha1(void);
const EVP_MD *EVP_sha256(void);
unsigned char *HMAC(const EVP_MD *evp_md, const void *key, int key_len, const unsigned char *d, size_t n, unsigned char *md,
                    unsigned int *md_len);
HMAC_CTX *HMAC_CTX_new(void);
int HMAC_Init_ex(HMAC_CTX *ctx, const void *key, int len, const EVP_MD *md, ENGINE *impl);
int HMAC_Update(HMAC_CTX *ctx, const unsigned char *data, size_t len);
int HMAC_Final(HMAC_CTX *ctx, unsigned char *md, unsigned int *len);
void HMAC_CTX_free(HMAC_CTX *ctx);
EVP_MD_CTX *EVP_MD_CTX_new(void);
int EVP_DigestInit_ex(EVP_MD_CTX *ctx, const EVP_MD *type, ENGINE *impl);
int EVP_DigestUpdate(EVP_MD_CTX *ctx, const void *d, size_t cnt);
int EVP_DigestFinal_ex(EVP_MD_CTX *ctx, unsigned char *md, unsigned int *s);
int EVP_Digest(const void *data, size_t count, unsigned char *md, unsigned int *size, const EVP_MD *type, ENGINE *impl);
int SHA1_Init(SHA_CTX *c);
int SHA1_Update(SHA_CTX *c, const void *data, size_t len);
int SHA1_Final(unsigned char *md, SHA_CTX *c);

int gnutls_hmac_fast(int algorithm, const void *key, size_t keylen, const void *text, size_t textlen, void *digest);

/* Near miss. */
uint32_t hotp(const unsigned char *secret, int length, uint64_t count, uint32_t digits)
{
	unsigned char counter[8], mac[20];
	unsigned int made = sizeof mac;
	for (int i = 7; i >= 0; i--, count >>= 8)
		counter[i] = (unsigned char)count;
	if (!HMAC(EVP_sha1(), secret, length, counter, sizeof counter, mac, &made))
		return 0;
	int at = mac[made - 1] & 15;
	return ((mac[at] & 0x7fu) << 24 | (uint32_t)mac[at + 1] << 16 | (uint32_t)mac[at + 2] << 8 | mac[at + 3]) % digits;
}

/* Fires: what is signed may be anything. */
int sign(const unsigned char *secret, int length, const unsigned char *body, size_t size, unsigned char *mac)
{
	return HMAC(EVP_sha1(), secret, length, body, size, mac, NULL) != NULL; // finds: crypto.weak-hash
}

/* Near miss: the hash is chosen first, some paths end before the code is made. */
int chosen(const unsigned char *secret, int length, uint64_t step, int algorithm, unsigned char *mac)
{
	const EVP_MD *md = NULL;
	switch (algorithm) {
	case 1:
		md = EVP_sha1();
		break;
	case 2:
		md = EVP_sha256();
		break;
	default:
		return -1;
	}
	if (length < 16)
		return -1;
	return HMAC(md, secret, length, (unsigned char *)&step, sizeof step, mac, NULL) ? 0 : -1;
}

/* Near miss: step by step. */
int in_steps(const unsigned char *secret, int length, const unsigned char counter[8], unsigned char *mac)
{
	HMAC_CTX *ctx = HMAC_CTX_new();
	if (!ctx)
		return -1;
	if (!HMAC_Init_ex(ctx, secret, length, EVP_sha1(), NULL) || !HMAC_Update(ctx, counter, 8)) {
		HMAC_CTX_free(ctx);
		return -1;
	}
	int done = HMAC_Final(ctx, mac, NULL);
	HMAC_CTX_free(ctx);
	return done;
}

/* Fires, in steps. */
int token_in_steps(const unsigned char *secret, int length, const char *text, unsigned char *mac)
{
	HMAC_CTX *ctx = HMAC_CTX_new();
	HMAC_Init_ex(ctx, secret, length, EVP_sha1(), NULL); // finds: crypto.weak-hash
	HMAC_Update(ctx, (const unsigned char *)text, strlen(text));
	return HMAC_Final(ctx, mac, NULL);
}

static int mac_of(const EVP_MD *md, const unsigned char *secret, int length, const void *data, size_t size, unsigned char *out)
{
	return HMAC(md, secret, length, data, size, out, NULL) != NULL;
}

/* Wrapper: what goes through it differs. */
int wrapped(const unsigned char *secret, int length, uint64_t step, const char *name, unsigned char *out)
{
	return mac_of(EVP_sha1(), secret, length, &step, sizeof step, out) &&
	       mac_of(EVP_sha1(), secret, length, name, strlen(name), out); // finds: crypto.weak-hash
}

/* Near miss: the answer to a WebSocket handshake, in steps. */
void accept_key(const char *key, unsigned char *digest)
{
	SHA_CTX sha;
	SHA1_Init(&sha);
	SHA1_Update(&sha, key, strlen(key));
	SHA1_Update(&sha, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", 36);
	SHA1_Final(digest, &sha);
}

#define WS_GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

/* Near miss: the same by EVP, at once and in steps. */
int accept_key_evp(const char *key, unsigned char *digest)
{
	char text[128];
	strcpy(text, key);
	strcat(text, WS_GUID);
	return EVP_Digest(text, strlen(text), digest, NULL, EVP_sha1(), NULL);
}

int accept_key_evp_steps(const char *key, unsigned char *digest)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	EVP_DigestInit_ex(ctx, EVP_sha1(), NULL);
	EVP_DigestUpdate(ctx, key, strlen(key));
	EVP_DigestUpdate(ctx, WS_GUID, sizeof WS_GUID - 1);
	return EVP_DigestFinal_ex(ctx, digest, NULL);
}

/* Fires: the password is no handshake. */
void password_digest(const char *password, unsigned char *digest)
{
	SHA_CTX sha;
	SHA1_Init(&sha);                                    // finds: crypto.weak-hash
	SHA1_Update(&sha, password, strlen(password));      // finds: crypto.weak-hash
	SHA1_Update(&sha, "salt", 4);                       // finds: crypto.weak-hash
	SHA1_Final(digest, &sha);
}

/* Near miss, and fires: all in one call. */
int fast_code(const void *secret, size_t length, uint64_t step, unsigned char *mac)
{
	return gnutls_hmac_fast(3, secret, length, &step, sizeof step, mac);
}

int fast_mac(const void *secret, size_t length, const char *text, unsigned char *mac)
{
	return gnutls_hmac_fast(3, secret, length, text, strlen(text), mac); // finds: crypto.weak-hash
}

struct token {
	const EVP_MD *digest;
	unsigned char secret[32];
	int length;
};

int code_of(struct token *token, uint64_t step, unsigned char *mac)
{
	token->digest = EVP_sha1();
	return HMAC(token->digest, token->secret, token->length, (unsigned char *)&step, 8, mac, NULL) != NULL;
}

/* Field, conditional. */
void set_digest(struct token *token, int old)
{
	token->digest = old ? EVP_sha1() : EVP_sha256(); // finds: crypto.weak-hash
}

/* Unknown: whatever the digest is. */
int code_by(const EVP_MD *digest, const unsigned char *secret, int length, uint64_t step, unsigned char *mac)
{
	return HMAC(digest, secret, length, (unsigned char *)&step, 8, mac, NULL) != NULL;
}

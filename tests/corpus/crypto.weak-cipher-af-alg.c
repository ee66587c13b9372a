// SPDX-License-Identifier: Apache-2.0
// The kernel's crypto by name: in the address's array, and in what modules allocate.
#include <stdint.h>
#include <string.h>

struct sockaddr_alg {
	uint16_t salg_family;
	uint8_t salg_type[14];
	uint32_t salg_feat, salg_mask;
	uint8_t salg_name[64];
};
struct sockaddr;
int bind(int fd, const struct sockaddr *address, unsigned length);
int setsockopt(int fd, int level, int option, const void *value, unsigned length);
struct crypto_shash *crypto_alloc_shash(const char *alg_name, uint32_t type, uint32_t mask);
struct crypto_skcipher *crypto_alloc_skcipher(const char *alg_name, uint32_t type, uint32_t mask);
int crypto_skcipher_setkey(struct crypto_skcipher *tfm, const uint8_t *key, unsigned int keylen);

int digest(int fd)
{
	struct sockaddr_alg address = {.salg_family = 38, .salg_type = "hash", .salg_name = "md5"}; // finds: crypto.weak-hash

	return bind(fd, (struct sockaddr *)&address, sizeof address);
}

int cipher(int fd)
{
	struct sockaddr_alg address;

	memset(&address, 0, sizeof address);
	strcpy((char *)address.salg_type, "skcipher");
	strcpy((char *)address.salg_name, "cbc(des3_ede)"); // finds: crypto.weak-cipher
	return bind(fd, (struct sockaddr *)&address, sizeof address);
}

int key(int fd)
{
	return setsockopt(fd, 279, 1, "0123456789abcdef", 16); // finds: secrets.hardcoded-key
}

int module(void)
{
	struct crypto_skcipher *tfm = crypto_alloc_skcipher("ecb(aes)", 0, 0); // finds: crypto.ecb-mode warning

	return crypto_alloc_shash("hmac(sha1)", 0, 0) && // finds: crypto.weak-hash
	       crypto_skcipher_setkey(tfm, (const uint8_t *)"0123456789abcdef", 16); // finds: secrets.hardcoded-key
}

/* Near misses: another option, another level, good algorithms. */
int good(int fd, const void *key)
{
	struct sockaddr_alg address = {.salg_family = 38, .salg_type = "skcipher", .salg_name = "cbc(aes)"};

	setsockopt(fd, 1, 1, "0123456789abcdef", 16);
	setsockopt(fd, 279, 1, key, 16);
	return bind(fd, (struct sockaddr *)&address, sizeof address) + !crypto_alloc_shash("hmac(sha256)", 0, 0);
}

/* Unknown. */
struct crypto_shash *given(const char *name)
{
	return crypto_alloc_shash(name, 0, 0);
}

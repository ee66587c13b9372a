// SPDX-License-Identifier: Apache-2.0
// needs: openssl
/* Zeros that a structure leads to are room for whoever out of sight is given the structure. */
#include <openssl/aes.h>
#include <string.h>

struct buffer {
	unsigned char *at;
	size_t size;
};
struct request {
	int kind;
	struct buffer *into;
};
int read_key(struct buffer *into);
int read_from(struct request *request);
int read_by_value(struct buffer into);
void describe(const struct buffer *of);

/* Near miss. */
void one_step(AES_KEY *schedule)
{
	unsigned char key[16] = {0};
	struct buffer into = {key, sizeof key};

	if (read_key(&into) == 0)
		AES_set_encrypt_key(key, 128, schedule);
}

/* Near miss. */
void two_steps(AES_KEY *schedule)
{
	unsigned char key[16];
	struct buffer into = {key, sizeof key};
	struct request request = {.kind = 3, .into = &into};

	memset(key, 0, sizeof key);
	if (read_from(&request) == 0)
		AES_set_encrypt_key(key, 128, schedule);
}

/* Near miss. */
void handed_over_whole(AES_KEY *schedule)
{
	unsigned char key[16] = {0};

	if (read_by_value((struct buffer){key, sizeof key}) == 0)
		AES_set_encrypt_key(key, 128, schedule);
}

/* Field: who only reads the structure leaves alone what it leads to. */
void described(AES_KEY *schedule)
{
	unsigned char key[16] = {0};
	struct buffer of = {key, sizeof key};

	describe(&of);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

/* Field: bytes that somebody wrote are no room. */
void written(AES_KEY *schedule)
{
	unsigned char key[16] = {1, 2, 3, 4, 5};
	struct buffer into = {key, sizeof key};

	read_key(&into);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

// SPDX-License-Identifier: Apache-2.0
// A structure that a library only hands back to the program's own callbacks: what was stored in it stays.
#include <string.h>
#include <pthread.h>

typedef struct ssl SSL;
typedef struct ssl_ctx SSL_CTX;
typedef void CURL;
typedef struct aes_key AES_KEY;
struct mosquitto;
extern int SSL_set_ex_data(SSL *, int, void *), SSL_CTX_set_ex_data(SSL_CTX *, int, void *);
#define SSL_set_app_data(s, arg) (SSL_set_ex_data(s, 0, (char *)(arg)))
extern void SSL_set_verify(SSL *, int, int (*)(int, void *));
extern void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, void *));
extern struct mosquitto *mosquitto_new(const char *id, _Bool clean, void *obj);
extern int mosquitto_tls_psk_set(struct mosquitto *, const char *, const char *, const char *);
extern int curl_easy_setopt(CURL *, int, ...), curl_easy_perform(CURL *);
extern int AES_set_encrypt_key(const unsigned char *user, int bits, AES_KEY *key);
extern int RAND_bytes(unsigned char *, int);
extern void somewhere(void *);
struct connection {
	int verify;
	const char *psk;
	unsigned char key[16];
};

/* Field. */
void of_a_session(SSL *ssl)
{
	struct connection c;
	c.verify = 0;
	SSL_set_app_data(ssl, &c);
	SSL_set_verify(ssl, c.verify, 0); // finds: tls.verify-off
}

void of_a_context(SSL_CTX *ctx)
{
	struct connection c;
	c.verify = 0;
	SSL_CTX_set_ex_data(ctx, 3, &c);
	SSL_CTX_set_verify(ctx, c.verify, 0); // finds: tls.verify-off
}

void of_a_client(void)
{
	struct connection c;
	c.psk = "00112233445566778899aabbccddeeff";
	mosquitto_tls_psk_set(mosquitto_new("id", 1, &c), c.psk, "id", 0); // finds: secrets.hardcoded-key
}

void of_a_transfer(CURL *curl)
{
	struct connection c;
	c.verify = 0;
	curl_easy_setopt(curl, 10001, &c);
	curl_easy_setopt(curl, 64, (long)c.verify); // finds: tls.verify-off
}

static void *wait_for_it(void *data)
{
	return data;
}

void of_a_thread(SSL *ssl)
{
	struct connection c;
	pthread_t thread;
	c.verify = 0;
	pthread_create(&thread, 0, wait_for_it, &c);
	SSL_set_verify(ssl, c.verify, 0); // finds: tls.verify-off
}

/* Conditional: the number may be another by then. */
void asked_for(SSL *ssl)
{
	struct connection c;
	c.verify = 1;
	SSL_set_app_data(ssl, &c);
	if (!c.verify)
		SSL_set_verify(ssl, 0, 0); // finds: tls.verify-off
}

/* Near misses: a stranger gets it; what was empty is filled. */
void of_a_stranger(SSL *ssl)
{
	struct connection c;
	c.verify = 0;
	somewhere(&c);
	SSL_set_verify(ssl, c.verify, 0);
}

static unsigned long store(char *from, unsigned long size, unsigned long count, void *to)
{
	memcpy(to, from, size * count);
	return size * count;
}

void filled_by_a_callback(CURL *curl, AES_KEY *aes)
{
	unsigned char key[16] = {0};
	curl_easy_setopt(curl, 20011, store);
	curl_easy_setopt(curl, 10001, key);
	curl_easy_perform(curl);
	AES_set_encrypt_key(key, 128, aes);
}

static void *fill(void *data)
{
	struct connection *c = data;
	RAND_bytes(c->key, 16);
	return 0;
}

void filled_by_a_thread(AES_KEY *aes)
{
	struct connection c = {0};
	pthread_t thread;
	pthread_create(&thread, 0, fill, &c);
	pthread_join(thread, 0);
	AES_set_encrypt_key(c.key, 128, aes);
}

// SPDX-License-Identifier: Apache-2.0
// A member that holds a key as a length and its bytes, stored word by word.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct coap_bin_const_t {
	size_t length;
	const uint8_t *s;
} coap_bin_const_t;
typedef struct coap_dtls_cpsk_info_t {
	coap_bin_const_t identity, key;
} coap_dtls_cpsk_info_t;
typedef struct coap_dtls_cpsk_t {
	uint8_t version;
	coap_dtls_cpsk_info_t psk_info;
} coap_dtls_cpsk_t;
extern void *coap_new_client_session_psk2(void *ctx, const void *local, const void *server, int proto, coap_dtls_cpsk_t *data);
extern const char *stored_key(void);

// Field:
void *written(void *ctx)
{
	static coap_dtls_cpsk_t psk;
	memset(&psk, 0, sizeof psk);
	psk.psk_info.identity.s = (const uint8_t *)"device-77";
	psk.psk_info.identity.length = 9;
	psk.psk_info.key.s = (const uint8_t *)"s3cr3t-77"; // finds: secrets.hardcoded-key
	psk.psk_info.key.length = strlen("s3cr3t-77");
	return coap_new_client_session_psk2(ctx, NULL, NULL, 2, &psk);
}

void *in_braces(void *ctx)
{
	coap_dtls_cpsk_t psk = {.psk_info = {.key = {.length = 9, .s = (const uint8_t *)"s3cr3t-77"}}}; // finds: secrets.hardcoded-key
	return coap_new_client_session_psk2(ctx, NULL, NULL, 2, &psk);
}

void *at_once(void *ctx)
{
	coap_dtls_cpsk_t psk = {0};
	coap_bin_const_t key = {9, (const uint8_t *)"s3cr3t-77"};
	psk.psk_info.key = key; // finds: secrets.hardcoded-key
	return coap_new_client_session_psk2(ctx, NULL, NULL, 2, &psk);
}

// Near misses.
void *loaded(void *ctx)
{
	coap_dtls_cpsk_t psk = {0};
	const char *key = stored_key();
	psk.psk_info.identity.s = (const uint8_t *)"device-77";
	psk.psk_info.key.s = (const uint8_t *)key;
	psk.psk_info.key.length = strlen(key);
	return coap_new_client_session_psk2(ctx, NULL, NULL, 2, &psk);
}

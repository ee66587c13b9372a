// SPDX-License-Identifier: Apache-2.0
// needs: mosquitto openssl
// Logging by the project's own functions and macros; secrets in structures.
#include <mosquitto.h>
#include <openssl/evp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct wifi {
	char ssid[33];
	char psk[64];
};

#define LOG(...) fprintf(stderr, __VA_ARGS__)

static void note(const char *what, const char *value)
{
	fprintf(stderr, "%s: %s\n", what, value);
}

static void trace(const char *text)
{
	puts(text);
}

int by_macro(struct mosquitto *client, const struct wifi *wifi)
{
	LOG("password %s\n", wifi->psk); // finds: secrets.logged
	return mosquitto_username_pw_set(client, wifi->ssid, wifi->psk);
}

int name_only(struct mosquitto *client, const struct wifi *wifi)
{
	LOG("network %s\n", wifi->ssid);
	note("network", wifi->ssid);
	return mosquitto_username_pw_set(client, wifi->ssid, wifi->psk);
}

int masked(struct mosquitto *client, const char *password)
{
	char shown[8] = "*****";

	trace(shown);
	return mosquitto_username_pw_set(client, "camera", password);
}

int key_length(EVP_CIPHER_CTX *ctx, const unsigned char *key, size_t length, const unsigned char *iv)
{
	LOG("key of %zu bytes\n", length);
	return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
}

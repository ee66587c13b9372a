// SPDX-License-Identifier: Apache-2.0
// Setters store into a context, getters and sinks in other functions read it.
#include "declared.h"
struct client { char host[64]; char user[32]; char pass[32]; int insecure; u8 psk[16]; size_t psk_len; const char *url; void *curl; SSL_CTX *ssl; };
static void client_set_pass(struct client *c, const char *p) { strncpy(c->pass, p, sizeof c->pass - 1); c->pass[31] = 0; }
static void client_set_psk(struct client *c, const u8 *k, size_t n) { memcpy(c->psk, k, n); c->psk_len = n; }
static void client_set_url(struct client *c, const char *u) { c->url = u; }
static const char *client_pass(const struct client *c) { return c->pass; }
static int client_connect(struct client *c, struct mosquitto *m) {
	mosquitto_username_pw_set(m, c->user, client_pass(c));
	return 0;
}
static void client_tls(struct client *c) { SSL_CTX_set_verify(c->ssl, c->insecure ? 0 : 1, NULL); }
static void client_key(struct client *c, AES_KEY *k) { AES_set_encrypt_key(c->psk, 128, k); }
static void client_get(struct client *c) { curl_easy_setopt(c->curl, CURLOPT_URL, c->url); }
void a(struct mosquitto *m) {
	struct client c;
	memset(&c, 0, sizeof c);
	client_set_pass(&c, "factory-default");
	client_connect(&c, m); // finds: secrets.hardcoded-password
}
void b(struct mosquitto *m, const char *pw) {
	struct client c = { 0 };
	client_set_pass(&c, pw);
	client_connect(&c, m);
}
void d(SSL_CTX *s) {
	struct client c = { .ssl = s };
	c.insecure = 1;
	client_tls(&c); // finds: tls.verify-off
}
void d2(SSL_CTX *s) {
	struct client c = { .ssl = s };
	client_tls(&c);
}
void e(AES_KEY *k) {
	struct client *c = calloc(1, sizeof *c);
	if (!c) return;
	client_set_psk(c, (const u8 *)"0123456789abcdef", 16);
	client_key(c, k); // finds: secrets.hardcoded-key
	free(c);
}
void f(AES_KEY *k, int fd) {
	struct client *c = calloc(1, sizeof *c);
	u8 t[16];
	if (!c) return;
	if (read(fd, t, 16) != 16) { free(c); return; }
	client_set_psk(c, t, 16);
	client_key(c, k);
	free(c);
}
void g(CURL *h) {
	struct client c = { .curl = h };
	client_set_url(&c, "http://iot.example.com");
	client_get(&c);
	client_set_url(&c, "https://iot.example.com");
	client_get(&c); /* the handle's URL is replaced */
}
struct app { struct client *cl; };
static void app_go(struct app *a) { client_get(a->cl); }
void h(CURL *c) {
	struct client cl = { .curl = c, .url = "http://a.example.org/" };
	struct app a = { .cl = &cl };
	app_go(&a); // finds: transport.plaintext
}
static struct client g_client;
struct client *client_instance(void) { return &g_client; }
void i_init(void) { client_instance()->url = "http://glob.example.com/"; }
void i_use(CURL *c) { curl_easy_setopt(c, CURLOPT_URL, client_instance()->url); } // finds: transport.plaintext

// SPDX-License-Identifier: Apache-2.0
// Functions in const tables, callbacks through fields, tables of commands.
#include "declared.h"
struct ops { const char *name; void (*verify)(SSL_CTX *, int); void (*url)(CURL *, const char *); };
static void do_verify(SSL_CTX *c, int m) { SSL_CTX_set_verify(c, m, NULL); }
static void do_url(CURL *c, const char *u) { curl_easy_setopt(c, CURLOPT_URL, u); }
static const struct ops ops = { "openssl", do_verify, do_url };
void a(SSL_CTX *c, SSL_CTX *c2, CURL *h) {
	ops.verify(c, 0); // finds: tls.verify-off
	ops.verify(c2, 1);
	ops.url(h, "http://x.example.com/"); // finds: transport.plaintext
}
struct conn { const struct ops *ops; SSL_CTX *ctx; CURL *curl; };
static void conn_verify(struct conn *n, int m) { n->ops->verify(n->ctx, m); }
void b(SSL_CTX *c, CURL *h) {
	struct conn n = { &ops, c, h };
	conn_verify(&n, 0); // finds: tls.verify-off
}
static const struct ops *const backends[] = { &ops };
void d(SSL_CTX *c, int i) {
	backends[i]->verify(c, 0); // finds: tls.verify-off
}
static int yes(int ok, X509_STORE_CTX *s) { return 1; }
static int keep(int ok, X509_STORE_CTX *s) { return ok; }
struct hooks { int (*cb)(int, X509_STORE_CTX *); };
void e(SSL_CTX *c) {
	struct hooks h;
	h.cb = yes;
	SSL_CTX_set_verify(c, 1, h.cb); // finds: tls.accept-all-callback
	h.cb = keep;
	SSL_CTX_set_verify(c, 1, h.cb);
}
static struct hooks table[] = { { keep }, { yes } };
void f(SSL_CTX *c) {
	SSL_CTX_set_verify(c, 1, table[0].cb);
	SSL_CTX_set_verify(c, 1, table[1].cb); // finds: tls.accept-all-callback
}
typedef void (*step_fn)(SSL_CTX *);
static void step_good(SSL_CTX *c) { SSL_CTX_set_verify(c, 1, NULL); }
static void step_bad(SSL_CTX *c) { SSL_CTX_set_verify(c, 0, NULL); } // finds: tls.verify-off
static const step_fn steps[] = { step_good, step_bad };
void g(SSL_CTX *c) {
	for (size_t i = 0; i < 2; i++) steps[i](c);
}
struct cmd { const char *name; int (*run)(struct mosquitto *, const char *); };
static int c_login(struct mosquitto *m, const char *a) { return mosquitto_username_pw_set(m, "admin", a); }
static int c_default(struct mosquitto *m, const char *a) { return c_login(m, "admin1234"); } // finds: secrets.hardcoded-password
static const struct cmd cmds[] = { { "login", c_login }, { "default", c_default }, { NULL, NULL } };
int dispatch(struct mosquitto *m, const char *n, const char *a) {
	for (const struct cmd *k = cmds; k->name; k++)
		if (!strcmp(k->name, n)) return k->run(m, a);
	return -1;
}
struct dev { void (*get_key)(struct dev *, u8 *); AES_KEY ks; };
static void const_key(struct dev *d, u8 *o) { memcpy(o, "kkkkkkkkkkkkkkkk", 16); }
static void rnd_key(struct dev *d, u8 *o) { getrandom(o, 16, 0); }
static void dev_start(struct dev *d) { u8 k[16]; d->get_key(d, k); AES_set_encrypt_key(k, 128, &d->ks); } // finds: secrets.hardcoded-key
void h(struct dev *d) { d->get_key = const_key; dev_start(d); }
void i(struct dev *d) { d->get_key = rnd_key; dev_start(d); }

// SPDX-License-Identifier: Apache-2.0
// Profiles in const tables, settings in nested structs, copies of both; what is loaded later is not known.
#include "declared.h"
struct tls_profile { const char *name; int verify; const char *ciphers; int min; };
static const struct tls_profile profiles[] = {
	{ "strict", 1, "ECDHE-RSA-AES128-GCM-SHA256", 0x303 },
	{ "compat", 1, "RC4-SHA", 0x301 },
	{ "debug", 0, "HIGH:!aNULL", 0x303 },
};
enum { P_STRICT, P_COMPAT, P_DEBUG };
void use_strict(SSL_CTX *c) {
	const struct tls_profile *p = &profiles[P_STRICT];
	SSL_CTX_set_verify(c, p->verify, NULL);
	SSL_CTX_set_cipher_list(c, p->ciphers);
	SSL_CTX_set_min_proto_version(c, p->min);
}
void use_compat(SSL_CTX *c) {
	const struct tls_profile *p = profiles + P_COMPAT;
	SSL_CTX_set_verify(c, p->verify, NULL);
	SSL_CTX_set_cipher_list(c, p->ciphers); // finds: tls.weak-ciphers
	SSL_CTX_set_min_proto_version(c, p->min); // finds: tls.old-version
}
static void apply(SSL_CTX *c, const struct tls_profile *p) {
	SSL_CTX_set_verify(c, p->verify, NULL);
	SSL_CTX_set_cipher_list(c, p->ciphers);
}
void apply_debug(SSL_CTX *c) {
	apply(c, &profiles[P_DEBUG]); // finds: tls.verify-off
}
void apply_strict(SSL_CTX *c) { apply(c, &profiles[P_STRICT]); }
static const struct tls_profile *find(const char *name) {
	for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++)
		if (strcmp(profiles[i].name, name) == 0)
			return &profiles[i];
	return NULL;
}
void apply_named(SSL_CTX *c, const char *name) {
	const struct tls_profile *p = find(name);
	if (p)
		SSL_CTX_set_verify(c, p->verify, NULL); // finds: tls.verify-off
}
struct device_cfg { struct { const char *host; int port; } broker; struct { u8 key[16]; int bits; } crypto; };
static struct device_cfg defaults = { .broker = { "broker.example.com", 8883 }, .crypto = { .key = { 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 }, .bits = 128 } };
void boot(AES_KEY *ks) {
	AES_set_encrypt_key(defaults.crypto.key, defaults.crypto.bits, ks); // finds: secrets.hardcoded-key
}
void boot_copy(AES_KEY *ks) {
	struct device_cfg cfg = defaults;
	AES_set_encrypt_key(cfg.crypto.key, cfg.crypto.bits, ks); // finds: secrets.hardcoded-key
}
int load_cfg(struct device_cfg *);
void boot_loaded(AES_KEY *ks) {
	struct device_cfg cfg = { .crypto = { .key = { 1,2,3 } } };
	if (load_cfg(&cfg) < 0) return;
	AES_set_encrypt_key(cfg.crypto.key, cfg.crypto.bits, ks);
}

// SPDX-License-Identifier: Apache-2.0
// Bit-fields, masks, enums, switches, ternaries, early returns.
#include "declared.h"
struct flags { unsigned verify : 1; unsigned host : 1; unsigned mode : 2; };
void bf(SSL_CTX *c) {
	struct flags f = { 0 };
	f.host = 1;
	SSL_CTX_set_verify(c, f.verify, NULL); // finds: tls.verify-off
}
void bf2(SSL_CTX *c, SSL_CTX *d) {
	struct flags f = { .verify = 1 };
	SSL_CTX_set_verify(d, f.verify, NULL);
	f.verify = 0;
	SSL_CTX_set_verify(c, f.verify ? 1 : 0, NULL); // finds: tls.verify-off
}
void bf3(CURL *c, int x) {
	struct flags f;
	f.host = 0; f.verify = x;
	if (!f.host) curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, (long)f.verify);
}
void bf4(CURL *c) {
	struct flags f = { 1, 1, 2 };
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, (long)f.mode);
	if (!f.verify) curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
}
#define OPT_INSECURE 0x01
#define OPT_V1 0x02
#define OPT_LOG 0x04
struct cfg { u32 flags; };
static void setup(CURL *c, const struct cfg *g) {
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, g->flags & OPT_INSECURE ? 0L : 1L);
}
void fl(CURL *c) {
	struct cfg g = { OPT_LOG };
	setup(c, &g);
	g.flags |= OPT_INSECURE;
	setup(c, &g); // finds: tls.verify-off
}
void fl2(CURL *c) {
	u32 f = 0;
	f |= OPT_LOG;
	f ^= OPT_V1;
	if (f & OPT_INSECURE) curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
	f += 1;
	if (f & OPT_INSECURE) curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}
enum level { L_NONE, L_PEER, L_STRICT };
static int to_mode(enum level l) {
	switch (l) {
	case L_NONE: return 0;
	case L_PEER: return 1;
	case L_STRICT: return 3;
	}
	return 1;
}
void sw(SSL_CTX *c, SSL_CTX *d, SSL_CTX *e) {
	SSL_CTX_set_verify(c, to_mode(L_NONE), NULL); // finds: tls.verify-off
	SSL_CTX_set_verify(d, to_mode(L_PEER), NULL);
	SSL_CTX_set_verify(e, to_mode(L_STRICT), NULL);
}
void sw2(SSL_CTX *c, enum level l) {
	SSL_CTX_set_verify(c, to_mode(l), NULL); // finds: tls.verify-off
}
void sw3(enum level l) {
	const char *n;
	switch (l) {
	case L_NONE: n = "md5"; break;
	case L_PEER: n = "sha256"; break;
	default: n = "sha512"; break;
	}
	EVP_get_digestbyname(n); // finds: crypto.weak-hash
}
void sw4(void) {
	const char *n = "md5";
	int v = 2;
	switch (v) {
	case 1: break;
	case 2: n = "sha256"; break;
	}
	EVP_get_digestbyname(n);
}
void fall(mbedtls_ssl_config *c, int k) {
	int v = 3;
	switch (k) {
	case 1: v = 1; /* fallthrough */
	case 2: v++; break;
	default: v = 3;
	}
	mbedtls_ssl_conf_min_version(c, 3, v); // finds: tls.old-version
}
void tern(SSL_CTX *c, SSL_CTX *d, int a, int b) {
	int m = a ? (b ? 1 : 3) : 1;
	SSL_CTX_set_verify(d, m, NULL);
	m = a ? (b ? 1 : 0) : 1;
	SSL_CTX_set_verify(c, m, NULL); // finds: tls.verify-off
}
void shift(SSL_CTX *c) {
	long v = 3L << 8 | 1;
	SSL_CTX_set_min_proto_version(c, v + 2);
	v += 2;
	v--; v -= 1;
	SSL_CTX_set_min_proto_version(c, v); // finds: tls.old-version
}
void early(SSL_CTX *c, int debug) {
	if (!debug) { SSL_CTX_set_verify(c, 1, NULL); return; }
	SSL_CTX_set_verify(c, 0, NULL); // finds: tls.verify-off
}
int helper_early(int x) { if (x > 3) return 1; return 3; }
void early2(SSL_CTX *c, int x) { SSL_CTX_set_verify(c, helper_early(x), NULL); }

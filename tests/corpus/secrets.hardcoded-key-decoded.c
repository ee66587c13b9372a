// SPDX-License-Identifier: Apache-2.0
// Keys that are decoded, masked or put together from constants are constants; what is decoded from a parameter is not.
#include "declared.h"
/* deobfuscation, hex, base64, pieces */
static const u8 enc[16] = { 0x13,0x22,0x31,0x44,0x55,0x66,0x77,0x88,0x99,0xaa,0xbb,0xcc,0xdd,0xee,0xff,0x01 };
static const char hexkey[] = "000102030405060708090a0b0c0d0e0f";
void xorkey(AES_KEY *ks) {
	u8 k[16];
	for (unsigned i = 0; i < sizeof k; i++) k[i] = enc[i] ^ 0x5a;
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
static void deobf(u8 *out, const u8 *in, size_t n, u8 m) {
	while (n--) *out++ = *in++ ^ m;
}
void xorkey2(AES_KEY *ks) {
	u8 k[16];
	deobf(k, enc, sizeof enc, 0x7f);
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
static int nib(char c) {
	if (c >= '0' && c <= '9') return c - '0';
	if (c >= 'a' && c <= 'f') return c - 'a' + 10;
	return -1;
}
static void unhex(const char *s, u8 *out) {
	while (*s) { *out++ = nib(s[0]) << 4 | nib(s[1]); s += 2; }
}
void hexk(AES_KEY *ks) {
	u8 k[16];
	unhex(hexkey, k);
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
void hexk2(AES_KEY *ks) {
	u8 k[16];
	for (int i = 0; i < 16; i++)
		k[i] = (nib(hexkey[2 * i]) << 4) | nib(hexkey[2 * i + 1]);
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
void hexk3(AES_KEY *ks, const char *given) {
	u8 k[16];
	unhex(given, k);
	AES_set_encrypt_key(k, 128, ks);
}
static const char b64t[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static int b64val(char c) { for (int i = 0; i < 64; i++) if (b64t[i] == c) return i; return -1; }
static size_t b64dec(const char *s, u8 *out) {
	size_t n = 0; u32 acc = 0; int bits = 0;
	for (; *s && *s != '='; s++) {
		int v = b64val(*s);
		if (v < 0) continue;
		acc = acc << 6 | (u32)v; bits += 6;
		if (bits >= 8) { bits -= 8; out[n++] = (u8)(acc >> bits); }
	}
	return n;
}
void b64k(AES_KEY *ks) {
	u8 k[32];
	b64dec("MDEyMzQ1Njc4OWFiY2RlZg==", k);
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
void b64given(AES_KEY *ks, const char *s) {
	u8 k[32];
	b64dec(s, k);
	AES_set_encrypt_key(k, 128, ks);
}
void pieces(AES_KEY *ks) {
	u8 k[16];
	static const char a[] = "abcd", b[] = "efgh";
	memcpy(k, a, 4); memcpy(k + 4, b, 4); memcpy(&k[8], "ijkl", 4); memcpy(&k[12], a, 4);
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
void pieces_uid(AES_KEY *ks, const u8 *uid) {
	u8 k[16];
	memcpy(k, "abcdefgh", 8); memcpy(k + 8, uid, 8);
	AES_set_encrypt_key(k, 128, ks);
}
union keyview { u32 w[4]; u8 b[16]; };
void uni(AES_KEY *ks) {
	union keyview v;
	v.w[0] = 0x01234567; v.w[1] = 0x89abcdef; v.w[2] = 0xdeadbeef; v.w[3] = 0xcafebabe;
	AES_set_encrypt_key(v.b, 128, ks); // finds: secrets.hardcoded-key
}
void words(AES_KEY *ks) {
	u32 w[4] = { 1, 2, 3, 4 };
	AES_set_encrypt_key((u8 *)w, 128, ks); // finds: secrets.hardcoded-key
}
u32 read_efuse(int);
void uni_e(AES_KEY *ks) {
	union keyview v;
	for (int i = 0; i < 4; i++) v.w[i] = read_efuse(i);
	AES_set_encrypt_key(v.b, 128, ks);
}
void rev(AES_KEY *ks) {
	u8 k[16];
	for (int i = 15; i >= 0; --i) k[15 - i] = enc[i];
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
void add(AES_KEY *ks) {
	static const char seed[] = "camera-seed-0001";
	u8 k[16]; int i = 0;
	do { k[i] = (u8)(seed[i] + i); i++; } while (i < 16);
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}
void inplace(AES_KEY *ks) {
	u8 k[] = { 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 };
	for (u8 *p = k; p < k + sizeof k; p++) *p ^= 0xAA;
	AES_set_encrypt_key(k, 128, ks); // finds: secrets.hardcoded-key
}

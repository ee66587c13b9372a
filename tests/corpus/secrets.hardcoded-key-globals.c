// SPDX-License-Identifier: Apache-2.0
// Set in one function, used in another: all that bodies of the unit leave in a static object is known.
#include "declared.h"
struct net { char url[128]; const char *password; u8 key[16]; int verify; int ready; };
static struct net net;
static struct net net2;
static u8 session_key[16];
static int verify_mode = 1;
static const char *topic_pw;
static u8 otp_key[16];
void net_init(void) {
	strcpy(net.url, "http://cloud.example.com/api");
	net.password = "hunter2hunter2";
	memcpy(net.key, "0123456789abcdef", 16);
	net.verify = 0;
	net.ready = 1;
}
void on_tick(CURL *c, AES_KEY *ks, SSL_CTX *s) {
	if (!net.ready) return;
	curl_easy_setopt(c, CURLOPT_URL, net.url); // finds: transport.plaintext
	curl_easy_setopt(c, CURLOPT_PASSWORD, net.password); // finds: secrets.hardcoded-password
	AES_set_encrypt_key(net.key, 128, ks); // finds: secrets.hardcoded-key
	SSL_CTX_set_verify(s, net.verify, NULL); // finds: tls.verify-off
}
void net2_init(const char *pw, const u8 *key) {
	strcpy(net2.url, "https://cloud.example.com/api");
	net2.password = pw;
	memcpy(net2.key, key, 16);
	net2.verify = 1;
}
void on_tick2(CURL *c, AES_KEY *ks, SSL_CTX *s) {
	curl_easy_setopt(c, CURLOPT_URL, net2.url);
	curl_easy_setopt(c, CURLOPT_PASSWORD, net2.password);
	AES_set_encrypt_key(net2.key, 128, ks);
	SSL_CTX_set_verify(s, net2.verify, NULL);
}
void key_init(void) {
	for (int i = 0; i < 16; i++)
		session_key[i] = 0xA0 + i;
}
void key_use(AES_KEY *ks) {
	AES_set_encrypt_key(session_key, 128, ks); // finds: secrets.hardcoded-key
}
void otp_init(int fd) {
	memset(otp_key, 0xff, 16);
	read(fd, otp_key, 16);
}
void otp_use(AES_KEY *ks) {
	AES_set_encrypt_key(otp_key, 128, ks);
}
void relax(void) { verify_mode = 0; }
void handshake(SSL_CTX *s) {
	SSL_CTX_set_verify(s, verify_mode, NULL); // finds: tls.verify-off
}
void set_topic_pw(void) { topic_pw = "topic-secret-1"; }
void login(struct mosquitto *m) {
	mosquitto_username_pw_set(m, "cam", topic_pw); // finds: secrets.hardcoded-password
}

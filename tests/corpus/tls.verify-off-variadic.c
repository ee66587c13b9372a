// SPDX-License-Identifier: Apache-2.0
// Variadic wrappers, lists handed on, arguments taken one by one; macros around calls.
#include "declared.h"
#include <stdarg.h>
int vsnprintf(char*,size_t,const char*,va_list);
static void set_url(CURL *c, const char *fmt, ...) {
	char url[256];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(url, sizeof url, fmt, ap);
	va_end(ap);
	curl_easy_setopt(c, CURLOPT_URL, url);
}
void a(CURL *c, CURL *d, CURL *e, const char *host) {
	set_url(c, "http://%s/upload", host); // finds: transport.plaintext
	set_url(d, "https://%s/upload", host);
	set_url(e, "%s://%s/upload", "http", host); // finds: transport.plaintext
}
static int run(const char *fmt, ...) {
	char b[256];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(b, sizeof b, fmt, ap);
	va_end(ap);
	return system(b);
}
void b(const char *url) {
	run("wget --no-check-certificate -O /tmp/fw %s", url); // finds: process.insecure-download, process.shell-command
	run("reboot");
	run("telnetd -l /bin/sh -p %d", 23); // finds: service.insecure-daemon
}
static void set_opts(CURL *c, int n, ...) {
	va_list ap;
	va_start(ap, n);
	for (int i = 0; i < n; i++) {
		int opt = va_arg(ap, int);
		long v = va_arg(ap, long);
		curl_easy_setopt(c, opt, v);
	}
	va_end(ap);
}
void d(CURL *c, CURL *e) {
	set_opts(c, 2, CURLOPT_SSL_VERIFYPEER, 0L, CURLOPT_SSL_VERIFYHOST, 2L); // finds: tls.verify-off
	set_opts(e, 2, CURLOPT_SSL_VERIFYPEER, 1L, CURLOPT_SSL_VERIFYHOST, 2L);
}
static void vset(CURL *c, const char *fmt, va_list ap) {
	char url[100];
	vsnprintf(url, sizeof url, fmt, ap);
	curl_easy_setopt(c, CURLOPT_URL, url);
}
static void set2(CURL *c, const char *fmt, ...) {
	va_list ap;
	va_start(ap, fmt);
	vset(c, fmt, ap);
	va_end(ap);
}
void e(CURL *c, CURL *d, const char *p) {
	set2(c, "http://api.example.com/%s", p); // finds: transport.plaintext
	set2(d, "http://localhost/%s", p);
}
static const char *last(int n, ...) {
	va_list ap;
	const char *r = NULL;
	va_start(ap, n);
	while (n-- > 0) r = va_arg(ap, const char *);
	va_end(ap);
	return r;
}
void f(struct mosquitto *m) {
	mosquitto_username_pw_set(m, "u", last(2, "user", "sekret-pass")); // finds: secrets.hardcoded-password
}
#define SETOPT(c, o, v) do { if (curl_easy_setopt((c), (o), (v)) != 0) goto fail; } while (0)
int g(CURL *c) {
	SETOPT(c, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	SETOPT(c, CURLOPT_SSL_VERIFYHOST, 2L);
	return 0;
fail:
	return -1;
}
#define SETV(c, ...) curl_easy_setopt(c, __VA_ARGS__)
void h(CURL *c) {
	SETV(c, CURLOPT_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
}

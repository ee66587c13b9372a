// SPDX-License-Identifier: Apache-2.0
// Texts made piece by piece: appended, formatted behind one another, copied letter by letter, from either of two.
#include "declared.h"
void concat(CURL *c, const char *host) {
	char url[256];
	strcpy(url, "http");
	strcat(url, "://");
	strcat(url, host);
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void concat_s(CURL *c, const char *host) {
	char url[256] = "";
	strcat(url, "https://");
	strcat(url, host);
	curl_easy_setopt(c, CURLOPT_URL, url);
}
void offset(CURL *c, const char *host, int port) {
	char url[256];
	int o = 0;
	o += snprintf(url + o, sizeof url - o, "http://");
	o += snprintf(url + o, sizeof url - o, "%s", host);
	o += snprintf(url + o, sizeof url - o, ":%d/", port);
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void offset_s(CURL *c, const char *host, int port) {
	char url[256];
	int o = 0;
	o += snprintf(url + o, sizeof url - o, "%s://", "https");
	o += snprintf(url + o, sizeof url - o, "%s:%d", host, port);
	curl_easy_setopt(c, CURLOPT_URL, url);
}
void ptr(CURL *c, const char *host) {
	char url[256], *p = url;
	p += sprintf(p, "%s", "http://");
	p += sprintf(p, "%s/", host);
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void two(CURL *c, int tls, const char *host) {
	char url[256];
	strcpy(url, tls ? "https://" : "http://");
	strcat(url, host);
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void two_b(CURL *c, int tls, const char *host) {
	char url[256];
	if (tls) strcpy(url, "https://"); else strcpy(url, "http://");
	strcat(url, host);
	strcat(url, "/upload");
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void lit(CURL *c) {
	curl_easy_setopt(c, CURLOPT_URL, "http://" "fw." "example.com" "/latest.bin"); // finds: transport.plaintext
}
#define SCHEME "http"
#define HOST "fw.example.com"
#define URL SCHEME "://" HOST "/x"
void mac(CURL *c) {
	curl_easy_setopt(c, CURLOPT_URL, URL); // finds: transport.plaintext
}
void loop(CURL *c) {
	curl_easy_setopt(c, CURLOPT_URL, "http://127.0.0.1:8080/status");
	curl_easy_setopt(c, CURLOPT_URL, "http://localhost/x");
}
void fmt(CURL *c, const char *dev) {
	char url[128];
	snprintf(url, sizeof(url), "%s://%s:%d/%s", "http", "cloud.example.com", 80, dev);
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void fmt_loop(CURL *c, int port) {
	char url[128];
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/", port);
	curl_easy_setopt(c, CURLOPT_URL, url);
}
void chars(CURL *c) {
	char url[32];
	const char *s = "http://a.example.com/";
	int i;
	for (i = 0; s[i]; i++) url[i] = s[i];
	url[i] = '\0';
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void chars2(CURL *c) {
	char url[32], *d = url;
	const char *s = "http://a.example.com/";
	while ((*d++ = *s++)) ;
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void dup(CURL *c) {
	char *u = strdup("http://a.example.com/");
	if (!u) return;
	curl_easy_setopt(c, CURLOPT_URL, u); // finds: transport.plaintext
	free(u);
}
void cmd(const char *u) {
	char b[200];
	int n = snprintf(b, sizeof b, "curl ");
	n += snprintf(b + n, sizeof b - n, "-k ");
	snprintf(b + n, sizeof b - n, "%s", u);
	system(b); // finds: process.insecure-download, process.shell-command
}
void heap(CURL *c, const char *host) {
	size_t n = strlen("http://") + strlen(host) + 1;
	char *u = malloc(n);
	memcpy(u, "http://", 7);
	memcpy(u + 7, host, n - 7);
	curl_easy_setopt(c, CURLOPT_URL, u); // finds: transport.plaintext
}
char *curl_maprintf(const char *format, ...);
void of_the_library(CURL *c, const char *host) {
	char *url = curl_maprintf("http://%s/", host);
	curl_easy_setopt(c, CURLOPT_URL, url); // finds: transport.plaintext
}
void of_the_library_s(CURL *c, const char *host) {
	char *url = curl_maprintf("https://%s/", host);
	curl_easy_setopt(c, CURLOPT_URL, url);
}

// SPDX-License-Identifier: Apache-2.0
// One of several texts is copied into a buffer, and the buffer's end is written, a letter of it read, all of it copied.
#include <stdio.h>
#include <string.h>

typedef void CURL;
int curl_easy_setopt(CURL *handle, int option, ...);
#define CURLOPT_URL 10002

struct update {
	CURL *curl;
	char url[128];
	int tries;
};

static int begin(struct update *update, const char *url)
{
	strncpy(update->url, url, sizeof update->url - 1);
	update->url[sizeof update->url - 1] = '\0';
	update->tries = 3;
	return curl_easy_setopt(update->curl, CURLOPT_URL, update->url);
}

/* Wrapper, conditional. */
int check(struct update *update, int is_factory)
{
	const char *url;

	if (is_factory)
		url = "http://updates.example.com/latest";
	else
		url = "https://updates.example.com/latest";
	return begin(update, url); // finds: transport.plaintext
}

/* Conditional: both are bad, and who chose is told. */
int mirrored(struct update *update, int near)
{
	return begin(update, near ? "http://eu.example.com/" : "http://us.example.com/"); // finds: transport.plaintext
}

/* Near miss. */
int encrypted(struct update *update, int near)
{
	return begin(update, near ? "https://eu.example.com/" : "https://us.example.com/");
}

/* A letter is looked at. */
int looked_at(CURL *curl, int near)
{
	char url[64];

	snprintf(url, sizeof url, "%s://example.com/a", near ? "http" : "https");
	if (url[0] != 'h')
		return -1;
	return curl_easy_setopt(curl, CURLOPT_URL, url); // finds: transport.plaintext
}

/* Field: the structure is copied. */
int copied(CURL *curl, int near)
{
	struct update first = {.curl = curl}, second;

	strcpy(first.url, near ? "http://example.com/" : "https://example.com/");
	second = first;
	second.tries = 0;
	return curl_easy_setopt(curl, CURLOPT_URL, second.url); // finds: transport.plaintext
}

/* Near miss: neither is left. */
int replaced(CURL *curl, int near)
{
	char url[64];

	strcpy(url, near ? "http://example.com/" : "http://example.org/");
	strcpy(url, "https://example.com/");
	return curl_easy_setopt(curl, CURLOPT_URL, url);
}

/* Unknown. */
int given(struct update *update, const char *url)
{
	return begin(update, url);
}

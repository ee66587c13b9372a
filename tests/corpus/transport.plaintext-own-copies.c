// SPDX-License-Identifier: Apache-2.0
// Texts that functions of the program's own copy letter by letter: one of two, on either path or as an argument.
#include <stddef.h>

typedef struct curl CURL;
int curl_easy_setopt(CURL *, int, ...);

static char *own_copy(char *to, const char *from)
{
	char *at = to;

	while ((*at++ = *from++) != 0) {
	}
	return to;
}

static void own_append(char *to, const char *from)
{
	while (*to)
		to++;
	own_copy(to, from);
}

/* Wrapper. */
void one(CURL *curl, const char *path)
{
	char url[256];

	own_copy(url, "http://updates.example.com/");
	own_append(url, path);
	curl_easy_setopt(curl, 10002, url); // finds: transport.plaintext
}

/* Conditional, wrapper. */
void either(CURL *curl, int factory)
{
	char url[256];

	own_copy(url, factory ? "http://updates.example.com/" : "https://updates.example.com/v2");
	curl_easy_setopt(curl, 10002, url); // finds: transport.plaintext
}

/* Conditional, wrapper. */
void on_either_path(CURL *curl, int factory)
{
	char url[256];

	if (factory)
		own_copy(url, "http://updates.example.com/");
	else
		own_copy(url, "https://updates.example.com/v2");
	curl_easy_setopt(curl, 10002, url); // finds: transport.plaintext
}

/* Near misses. */
void both_encrypted(CURL *curl, int factory)
{
	char url[256];

	own_copy(url, factory ? "https://factory.example.com/" : "https://updates.example.com/v2");
	curl_easy_setopt(curl, 10002, url);
}

void written_over(CURL *curl, int factory)
{
	char url[256];

	own_copy(url, factory ? "http://updates.example.com/" : "http://other.example.com/v2");
	own_copy(url, "https://updates.example.com/latest/and/greatest");
	curl_easy_setopt(curl, 10002, url);
}

/* Unknown: somebody else's. */
void given(CURL *curl, const char *theirs)
{
	char url[256];

	own_copy(url, theirs);
	curl_easy_setopt(curl, 10002, url);
}

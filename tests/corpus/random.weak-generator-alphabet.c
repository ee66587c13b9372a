// SPDX-License-Identifier: Apache-2.0
// needs: curl
// A letter picked from an alphabet is as good as the index that picks it, and no constant of the program.
#include <curl/curl.h>
#include <stdlib.h>
#include <sys/random.h>

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";

void weak(CURL *curl)
{
	char password[11] = "";

	for (int i = 0; i < 10; i++)
		password[i] = alphabet[rand() % 26];
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password); // finds: random.weak-generator
}

/* Near misses: the system's randomness; a buffer that is still empty. */
void strong(CURL *curl)
{
	unsigned char drawn[10];
	char password[11] = "";

	if (getrandom(drawn, sizeof drawn, 0) != (ssize_t)sizeof drawn)
		return;
	for (int i = 0; i < 10; i++)
		password[i] = alphabet[drawn[i] % 26];
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
}

void empty(CURL *curl)
{
	char password[32] = "";

	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
}

/* Unknown: somebody else's index. */
void unknown(CURL *curl, const unsigned char *drawn)
{
	char password[11] = "";

	for (int i = 0; i < 10; i++)
		password[i] = alphabet[drawn[i] % 26];
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
}

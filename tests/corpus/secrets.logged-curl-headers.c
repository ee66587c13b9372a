// SPDX-License-Identifier: Apache-2.0
// needs: curl
/* CURLOPT_VERBOSE prints the headers that the program made: a fault where one of them holds credentials. */
#include <curl/curl.h>
#include <stdio.h>

void plain_headers(CURL *curl)
{
	struct curl_slist *list = NULL;

	list = curl_slist_append(list, "Accept: application/json");
	list = curl_slist_append(list, "X-Request-Id;");
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
}

/* Unknown: somebody else's list. */
void given_headers(CURL *curl, struct curl_slist *list)
{
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
}

void first_header(CURL *curl, const char *token)
{
	char header[200];
	struct curl_slist *list;

	snprintf(header, sizeof header, "Authorization: Bearer %s", token);
	list = curl_slist_append(NULL, header);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // finds: secrets.logged
}

void later_header(CURL *curl, const char *token)
{
	char header[200];
	struct curl_slist *list = NULL, *more;

	snprintf(header, sizeof header, "X-API-Key: %s", token);
	list = curl_slist_append(list, "Accept: application/json");
	more = curl_slist_append(list, header);
	if (more == NULL)
		return;
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // finds: secrets.logged
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, more);
}

void quiet(CURL *curl, const char *token)
{
	char header[200];

	snprintf(header, sizeof header, "Cookie: session=%s", token);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, curl_slist_append(NULL, header));
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);
}

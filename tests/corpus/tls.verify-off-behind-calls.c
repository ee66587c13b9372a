// SPDX-License-Identifier: Apache-2.0
// needs: curl
// What follows a call that may come back with nothing: a line, a list that was empty, a copy.
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

int behind_the_lines(CURL *curl, FILE *file)
{
	char line[80];
	int lax = 0;
	while (fgets(line, sizeof line, file))
		lax |= strncmp(line, "lax", 3) == 0;
	return lax ? curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L) : 0; // finds: tls.verify-off
}

int behind_the_last_line(CURL *curl, FILE *file)
{
	char line[80];
	for (;;) {
		if (fgets(line, sizeof line, file) == NULL)
			break;
		puts(line);
	}
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

int behind_a_list(CURL *curl)
{
	struct curl_slist *list = curl_slist_append(NULL, "X-Type: a");
	if (!list)
		return -1;
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

/* A near miss: what a line says isn't known. */
int as_the_line_says(CURL *curl, FILE *file)
{
	char line[80];
	long on = 1;
	if (fgets(line, sizeof line, file))
		on = line[0] - '0';
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, on);
}

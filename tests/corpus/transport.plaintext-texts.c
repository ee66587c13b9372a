// SPDX-License-Identifier: Apache-2.0
// needs: curl
// Texts that two paths left in one buffer: either may be the one that is used.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void by_format(CURL *curl, int tls, const char *host)
{
	char url[200];

	snprintf(url, sizeof url, "%s://%s/", tls ? "https" : "http", host);
	curl_easy_setopt(curl, CURLOPT_URL, url); // finds: transport.plaintext
}

/* Conditional. */
void by_branch(CURL *curl, int tls)
{
	char url[200];

	if (tls)
		strcpy(url, "https://a.example/");
	else
		strcpy(url, "http://b.example/x");
	curl_easy_setopt(curl, CURLOPT_URL, url); // finds: transport.plaintext
}

void by_command(int keep, const char *url)
{
	char command[200];

	if (keep)
		snprintf(command, sizeof command, "curl -k %s", url);
	else
		snprintf(command, sizeof command, "curl %s", url);
	system(command); // finds: process.insecure-download, process.shell-command
}

/* Near miss: both are encrypted. */
void both_good(CURL *curl, int first)
{
	char url[200];

	if (first)
		strcpy(url, "https://a.example/");
	else
		strcpy(url, "https://b.example/x");
	curl_easy_setopt(curl, CURLOPT_URL, url);
}

/* Unknown: a text from elsewhere on one path. */
void unknown(CURL *curl, const char *given)
{
	char url[200] = "https://a.example/";

	if (given)
		strncpy(url, given, sizeof url - 1);
	curl_easy_setopt(curl, CURLOPT_URL, url);
}

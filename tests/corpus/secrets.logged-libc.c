// SPDX-License-Identifier: Apache-2.0
// needs: curl openssl
#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

void printed(CURL *curl, const char *password)
{
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	printf("logging in with %s\n", password); // finds: secrets.logged
}

void printed_before(CURL *curl, const char *user, const char *secret)
{
	syslog(LOG_INFO, "user %s secret %s", user, secret); // finds: secrets.logged
	curl_easy_setopt(curl, CURLOPT_PASSWORD, secret);
}

void on_stderr(CURL *curl)
{
	const char *token = getenv("CLOUD_TOKEN");

	if (!token)
		return;
	curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, token);
	fprintf(stderr, "token=%s\n", token); // finds: secrets.logged
}

void typed_in(void)
{
	char *typed = getpass("Password: ");

	if (typed)
		puts(typed); // finds: secrets.logged
}

/* Near misses: its length, whether it's there, a mask, its name; a configuration file is no log. */
void lengths(CURL *curl, const char *password)
{
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	printf("password has %zu characters\n", strlen(password));
	printf("password is %s\n", password ? "set" : "missing");
	printf("password: %s\n", "********");
	printf("password at %p\n", (const void *)password);
}

void other_things(CURL *curl, const char *user, const char *password)
{
	curl_easy_setopt(curl, CURLOPT_USERNAME, user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	printf("logging in as %s\n", user);
}

int saved(CURL *curl, const char *password)
{
	FILE *file = fopen("/data/config", "w");

	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	if (!file)
		return -1;
	fprintf(file, "password=%s\n", password);
	return fclose(file);
}

/* Unknown: nothing says that this is a secret. */
void unknown(const char *value)
{
	printf("value %s\n", value);
}

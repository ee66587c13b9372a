// SPDX-License-Identifier: Apache-2.0
// needs: curl
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSWORD "admin123"

void literal(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_PASSWORD, "hunter2"); // finds: secrets.hardcoded-password
	curl_easy_setopt(curl, CURLOPT_PROXYPASSWORD, PASSWORD); // finds: secrets.hardcoded-password
	curl_easy_setopt(curl, CURLOPT_KEYPASSWD, PASSWORD "!"); // finds: secrets.hardcoded-password
}

void user_and_password(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_USERPWD, "admin:admin"); // finds: secrets.hardcoded-password
	curl_easy_setopt(curl, CURLOPT_USERPWD, ":");
	curl_easy_setopt(curl, CURLOPT_USERPWD, "admin:");
}

/* Conditional. */
void fallback(CURL *curl)
{
	const char *password = getenv("CLOUD_PASSWORD");

	if (!password)
		password = "changeme";
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password); // finds: secrets.hardcoded-password
}

struct account {
	char user[32];
	char password[32];
};

static void defaults(struct account *account)
{
	strcpy(account->user, "camera");
	strcpy(account->password, "camera-2019");
}

static void log_in(CURL *curl, const struct account *account)
{
	curl_easy_setopt(curl, CURLOPT_USERNAME, account->user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, account->password);
}

/* Field. */
void by_struct(CURL *curl)
{
	struct account account;

	defaults(&account);
	log_in(curl, &account); // finds: secrets.hardcoded-password
}

struct curl_slist *header(struct curl_slist *list)
{
	list = curl_slist_append(list, "Accept: application/json");
	list = curl_slist_append(list, "Authorization: Bearer 7f3a9c"); // finds: secrets.hardcoded-password
	return list;
}

/* Near misses. */
void user_only(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_USERNAME, "camera");
	curl_easy_setopt(curl, CURLOPT_PASSWORD, "");
	curl_easy_setopt(curl, CURLOPT_PASSWORD, NULL);
}

struct curl_slist *token_header(struct curl_slist *list, const char *token)
{
	char line[256];

	snprintf(line, sizeof line, "Authorization: Bearer %s", token);
	return curl_slist_append(list, line);
}

void read_from_file(CURL *curl)
{
	char password[64] = "";
	FILE *file = fopen("/data/password", "r");

	if (!file)
		return;
	if (fgets(password, sizeof password, file))
		curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	fclose(file);
}

/* Unknown. */
void given(CURL *curl, const struct account *account)
{
	log_in(curl, account);
}

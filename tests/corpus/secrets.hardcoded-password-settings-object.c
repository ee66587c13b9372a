// SPDX-License-Identifier: Apache-2.0
// One object holds all settings: handing its first member to a library that only reads leaves the others as they are.
typedef void CURL;
extern int curl_easy_setopt(CURL *, int, ...);
extern int curl_easy_perform(CURL *);
extern int load_settings(void *);
#define CURLOPT_ERRORBUFFER 10010
#define CURLOPT_USERNAME 10173
#define CURLOPT_PASSWORD 10174
struct settings {
	char server[64], user[32], password[64];
	int tls;
};
static struct settings builtin = {.server = "cloud.example.com", .user = "admin", .password = "changeme", .tls = 1};
static struct settings loaded = {.user = "admin", .password = "changeme"};

int log_in(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_USERNAME, builtin.user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, builtin.password); // finds: secrets.hardcoded-password
	return curl_easy_perform(curl);
}

int local(CURL *curl)
{
	struct settings own = builtin;
	curl_easy_setopt(curl, CURLOPT_USERNAME, own.user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, own.password); // finds: secrets.hardcoded-password
	return curl_easy_perform(curl);
}

/* Near misses: filled, or a buffer that the library keeps to write in. */
int filled(CURL *curl)
{
	load_settings(&loaded);
	curl_easy_setopt(curl, CURLOPT_USERNAME, loaded.user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, loaded.password);
	return curl_easy_perform(curl);
}

int kept(CURL *curl)
{
	char text[256] = "not yet known";
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, text);
	curl_easy_perform(curl);
	return curl_easy_setopt(curl, CURLOPT_PASSWORD, text);
}

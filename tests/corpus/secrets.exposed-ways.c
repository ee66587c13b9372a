// SPDX-License-Identifier: Apache-2.0
// The declarations stand in for libcurl's header.
#include <stddef.h>

typedef void CURL;
int curl_easy_setopt(CURL *curl, int option, ...);
int curl_easy_perform(CURL *curl);
#define CURLOPT_FOLLOWLOCATION 52
#define CURLOPT_UNRESTRICTED_AUTH 105

static void set_flag(CURL *curl, int option, long on)
{
	curl_easy_setopt(curl, option, on);
}

/* Wrapper. */
void wrapped(CURL *curl)
{
	set_flag(curl, CURLOPT_UNRESTRICTED_AUTH, 1L); // finds: secrets.exposed warning
}

struct transfer {
	CURL *curl;
	long follow;
	long share;
};

static void apply(const struct transfer *transfer)
{
	curl_easy_setopt(transfer->curl, CURLOPT_FOLLOWLOCATION, transfer->follow);
	curl_easy_setopt(transfer->curl, CURLOPT_UNRESTRICTED_AUTH, transfer->share);
}

/* Field. */
void by_field(CURL *curl)
{
	struct transfer transfer = {.curl = curl, .follow = 1, .share = 1};

	apply(&transfer); // finds: secrets.exposed warning
}

/* Conditional. */
void within_the_house(CURL *curl, int trusted)
{
	curl_easy_setopt(curl, CURLOPT_UNRESTRICTED_AUTH, trusted ? 1L : 0L); // finds: secrets.exposed warning
}

/* Near misses: off, another option, or switched back before use. */
void good(CURL *curl, CURL *other)
{
	struct transfer transfer = {.curl = curl, .follow = 1};

	apply(&transfer);
	set_flag(other, CURLOPT_UNRESTRICTED_AUTH, 1L);
	set_flag(other, CURLOPT_UNRESTRICTED_AUTH, 0L);
	curl_easy_perform(other);
}

/* Unknown. */
void given(const struct transfer *transfer)
{
	apply(transfer);
}

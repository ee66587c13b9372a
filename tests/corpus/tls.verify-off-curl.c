// SPDX-License-Identifier: Apache-2.0
// needs: curl
#include <curl/curl.h>
#include <stdbool.h>
#include <stdlib.h>

void literal(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

void boolean(CURL *curl)
{
	const long verify = false;

	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify); // finds: tls.verify-off
}

void proxy_and_doh(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	curl_easy_setopt(curl, CURLOPT_DOH_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

void option_in_a_variable(CURL *curl)
{
	CURLoption option = CURLOPT_SSL_VERIFYPEER;

	curl_easy_setopt(curl, option, 0L); // finds: tls.verify-off
}

static void set_flag(CURL *curl, CURLoption option, long value)
{
	curl_easy_setopt(curl, option, value);
}

/* Wrapper. */
void wrapped(CURL *curl)
{
	set_flag(curl, CURLOPT_NOSIGNAL, 0L);
	set_flag(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	set_flag(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

struct transfer {
	CURL *curl;
	bool insecure;
};

static int start(struct transfer *transfer)
{
	transfer->curl = curl_easy_init();
	if (!transfer->curl)
		return -1;
	curl_easy_setopt(transfer->curl, CURLOPT_SSL_VERIFYPEER, transfer->insecure ? 0L : 1L);
	return 0;
}

int careful_transfer(void)
{
	struct transfer transfer = {.insecure = false};

	return start(&transfer);
}

void strengthened(void)
{
	CURL *curl = curl_easy_init();

	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_perform(curl);
	curl_easy_cleanup(curl);
}

void reset_before_use(void)
{
	CURL *curl = curl_easy_init();

	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
	curl_easy_reset(curl);
	curl_easy_perform(curl);
	curl_easy_cleanup(curl);
}

void used_before(void)
{
	CURL *curl = curl_easy_init();

	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	curl_easy_perform(curl);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_perform(curl);
	curl_easy_cleanup(curl);
}

/* Near misses: other options that take 0, and the check left on. */
void near_misses(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYSTATUS, 0L);
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);
}

/* Unknown: the configuration's word. */
void configured(CURL *curl)
{
	const char *verify = getenv("VERIFY");

	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify ? strtol(verify, NULL, 10) : 1L);
}

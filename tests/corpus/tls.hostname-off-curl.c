// SPDX-License-Identifier: Apache-2.0
// needs: curl
#include <curl/curl.h>

#define HOST_CHECK 2L

void zero(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
}

void one_was_never_a_check(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 1L); // finds: tls.hostname-off
}

void both(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
}

void proxy_and_doh(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
	curl_easy_setopt(curl, CURLOPT_DOH_SSL_VERIFYHOST, 0L); // finds: tls.hostname-off
}

void counted(CURL *curl)
{
	long check = 2;

	check--;
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, check); // finds: tls.hostname-off
}

static void set_check(CURL *curl, int strict)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, strict ? 2L : 0L);
}

void strict(CURL *curl)
{
	set_check(curl, 1);
}

/* Near misses. */
void good(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, HOST_CHECK);
	curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYHOST, 2L);
}

void strengthened(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
}

/* Unknown. */
void unknown(CURL *curl, long check)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, check);
}

// SPDX-License-Identifier: Apache-2.0
// needs: curl
// The minimum stands in the low 16 bits, the maximum above them.
#include <curl/curl.h>

void minimum(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1); // finds: tls.old-version
}

void exactly(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_SSLv3); // finds: tls.old-version
}

void with_a_maximum(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)(CURL_SSLVERSION_TLSv1_1 | CURL_SSLVERSION_MAX_TLSv1_2)); // finds: tls.old-version
}

void low_maximum(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_MAX_TLSv1_1); // finds: tls.old-version
}

void to_the_proxy(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_0); // finds: tls.old-version
}

static long oldest(void)
{
	return CURL_SSLVERSION_TLSv1_0;
}

/* Wrapper. */
void by_getter(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, oldest()); // finds: tls.old-version
}

/* Near misses. */
void good(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_3);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)(CURL_SSLVERSION_TLSv1_2 | CURL_SSLVERSION_MAX_TLSv1_3));
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_DEFAULT);
	curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
}

/* Unknown. */
void unknown(CURL *curl, long version)
{
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, version);
}

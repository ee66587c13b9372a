// SPDX-License-Identifier: Apache-2.0
// needs: curl
// A wrapper that isn't told which option it sets isn't to blame: who names the option is.
#include <curl/curl.h>

static void off(CURL *c, CURLoption option)
{
	curl_easy_setopt(c, option, 0L);
}

static void set_bool(CURL *c, CURLoption option, int value)
{
	curl_easy_setopt(c, option, value ? 1L : 0L);
}

/* Wrapper. */
void quiet(CURL *c)
{
	off(c, CURLOPT_VERBOSE);
	off(c, CURLOPT_SSL_VERIFYPEER); // finds: tls.verify-off
}

/* Wrapper. */
void flags(CURL *c)
{
	set_bool(c, CURLOPT_VERBOSE, 0);
	set_bool(c, CURLOPT_SSL_VERIFYPEER, 0); // finds: tls.verify-off
}

void flags_on(CURL *c)
{
	set_bool(c, CURLOPT_SSL_VERIFYPEER, 1);
}

static void set_verify(CURL *c, int value)
{
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, value ? 1L : 0L);
}

void lab(CURL *c)
{
	set_verify(c, 0); // finds: tls.verify-off
}

/* Unknown. */
void any(CURL *c, CURLoption option)
{
	off(c, option);
}

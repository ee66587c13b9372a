// SPDX-License-Identifier: Apache-2.0
// A number that a condition picks, where who called decided the condition: he picked it.
#include "declared.h"

static void set_both(CURL *c, int on)
{
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, (long)!!on);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, on ? 2L : 0L);
}

static void set_lax(CURL *c, int insecure)
{
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, (long)!insecure);
}

static void set_level(CURL *c, int level)
{
	long strict = level == 3;

	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, strict);
}

/* Near misses. */
void strict(CURL *c)
{
	set_both(c, 5);
	set_lax(c, 0);
	set_level(c, 3);
}

/* Wrapper. */
void lax(CURL *c)
{
	set_both(c, 0); // finds: tls.verify-off, tls.hostname-off
}

/* Wrapper. */
void lax_by_word(CURL *c)
{
	set_lax(c, 1); // finds: tls.verify-off
}

/* Wrapper. */
void lax_by_level(CURL *c)
{
	set_level(c, 1); // finds: tls.verify-off
}

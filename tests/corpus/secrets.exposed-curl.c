// SPDX-License-Identifier: Apache-2.0
// needs: curl
#include <curl/curl.h>

void exposed(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(curl, CURLOPT_UNRESTRICTED_AUTH, 1L); // finds: secrets.exposed warning
}

void kept(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(curl, CURLOPT_UNRESTRICTED_AUTH, 0L);
}

void unknown(CURL *curl, long everywhere)
{
	curl_easy_setopt(curl, CURLOPT_UNRESTRICTED_AUTH, everywhere);
}

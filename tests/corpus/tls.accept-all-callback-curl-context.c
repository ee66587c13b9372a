// SPDX-License-Identifier: Apache-2.0
// needs: curl openssl
// policy: xiaomi-2.0-medium
// libcurl hands its SSL context to a function of the program's, which installs the callback.
#include <curl/curl.h>
#include <openssl/ssl.h>

static int trust(X509_STORE_CTX *store, void *argument)
{
	(void)store;
	(void)argument;
	return 1;
}

static CURLcode prepare(CURL *curl, void *ctx, void *argument)
{
	(void)curl;
	(void)argument;
	SSL_CTX_set_cert_verify_callback(ctx, trust, NULL); // finds: tls.accept-all-callback
	return CURLE_OK;
}

static CURLcode add_ca(CURL *curl, void *ctx, void *argument)
{
	(void)curl;
	return SSL_CTX_load_verify_locations(ctx, argument, NULL) == 1 ? CURLE_OK : CURLE_SSL_CERTPROBLEM;
}

void fetch(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, prepare);
	curl_easy_perform(curl);
}

void fetch_well(CURL *curl, char *ca)
{
	curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, add_ca);
	curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, ca);
	curl_easy_perform(curl);
}

CURLcode elsewhere(CURL *curl, void *ctx, void *argument);

void unknown(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, elsewhere);
}

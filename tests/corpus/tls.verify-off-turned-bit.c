// SPDX-License-Identifier: Apache-2.0
// The lowest bit turned round is a choice between 0 and 1: GCC says so itself, whatever the bit was.
typedef void CURL;
typedef enum { CURLE_OK } CURLcode;
typedef enum { CURLOPT_SSL_VERIFYPEER = 64 } CURLoption;
CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...);

CURLcode by_complement(CURL *handle, unsigned flags)
{
	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, (long)(~flags & 1)); // finds: tls.verify-off
}

CURLcode by_shift(CURL *handle, unsigned flags)
{
	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, (long)(1 & ~(flags >> 5))); // finds: tls.verify-off
}

CURLcode by_difference(CURL *handle, unsigned flags)
{
	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, (long)((flags ^ 1) & 1)); // finds: tls.verify-off
}

CURLcode by_name(CURL *handle, unsigned char insecure)
{
	long verify = ~insecure & 1;

	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, verify); // finds: tls.verify-off
}

/* Near misses: a bit that is handed on as it is, one that is known, another bit. */
CURLcode as_it_is(CURL *handle, unsigned flags)
{
	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, (long)(flags & 1));
}

CURLcode known(CURL *handle)
{
	const unsigned insecure = 0;

	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, (long)(~insecure & 1));
}

CURLcode never_zero(CURL *handle, unsigned flags)
{
	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, (long)((~flags & 1) + 1));
}

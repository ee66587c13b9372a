// SPDX-License-Identifier: Apache-2.0
// A function that the compiler is told to make another name of another one.
typedef void CURL;
typedef enum { CURLE_OK } CURLcode;
typedef enum { CURLOPT_SSL_VERIFYPEER = 64 } CURLoption;
CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...);

static CURLcode set_peer(CURL *handle, long mode)
{
	return curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, mode);
}
CURLcode peer_mode(CURL *handle, long mode) __attribute__((alias("set_peer")));
CURLcode peer_mode_v1(CURL *handle, long mode) __attribute__((weak, alias("set_peer")));

void strict(CURL *handle)
{
	peer_mode(handle, 1L);
}

void lax(CURL *handle)
{
	peer_mode(handle, 0L); // finds: tls.verify-off
}

/* A weak name may be another unit's: the program knows. */
void older(CURL *handle)
{
	peer_mode_v1(handle, 0L);
}

/* Whoever calls it decides. */
CURLcode asked(CURL *handle, long mode)
{
	return peer_mode(handle, mode);
}

/* A name for nothing that is judged. */
static int count(int n)
{
	return n + 1;
}
int next(int n) __attribute__((alias("count")));

int both(CURL *handle)
{
	return next(0) + (peer_mode(handle, 1L) == CURLE_OK);
}

// SPDX-License-Identifier: Apache-2.0
// A weak function may yield to another unit's, and a constant of another unit's is known there: the program says what
// they come to (tests/cross).
typedef void CURL;
typedef enum { CURLE_OK } CURLcode;
typedef enum { CURLOPT_SSL_VERIFYPEER = 64 } CURLoption;
CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...);
struct board {
	unsigned debug : 1;
	unsigned lax : 1;
};
extern const int board_verifies;
extern const struct board board;
extern int verifies;

__attribute__((weak)) long peer_mode(void)
{
	return 0;
}
static long own_mode(void)
{
	return 0;
}

void by_a_weak_one(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, peer_mode());
}

void by_its_own(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, own_mode()); // finds: tls.verify-off
}

/* What a weak one does is judged all the same. */
__attribute__((weak)) void set_up(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

void by_a_constant(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, board_verifies ? 1L : 0L);
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, board.lax == 0 ? 1L : 0L);
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, !board.lax ? 1L : 0L);
}

/* What may change is asked for: it can be switched off. */
void by_a_variable(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, verifies ? 1L : 0L); // finds: tls.verify-off
}

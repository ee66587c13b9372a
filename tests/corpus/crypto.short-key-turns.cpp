// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// A loop over a container whose elements are known takes them one by one: what a condition leaves out isn't used, and
// the members of one element belong together.
#include <string>
#include <utility>
#include <vector>

struct RSA;
struct BIGNUM;
struct CURL;
extern "C" int RSA_generate_key_ex(RSA *rsa, int bits, BIGNUM *e, void *callback);
extern "C" int curl_easy_setopt(CURL *curl, int option, ...);
#define CURLOPT_SSL_VERIFYPEER 64
#define CURLOPT_SSL_VERIFYHOST 81

struct profile {
	std::string name;
	int bits;
	bool old;
};

void every_one(RSA *rsa, BIGNUM *e)
{
	const std::vector<profile> profiles{{"old", 1024, true}, {"new", 3072, false}};

	for (const auto &p : profiles)
		RSA_generate_key_ex(rsa, p.bits, e, nullptr); // finds: crypto.short-key
}

/* Conditional. */
void the_old_ones(RSA *rsa, BIGNUM *e)
{
	const std::vector<profile> profiles{{"old", 1024, true}, {"new", 3072, false}};

	for (const auto &p : profiles)
		if (p.old)
			RSA_generate_key_ex(rsa, p.bits, e, nullptr); // finds: crypto.short-key
}

void appended(RSA *rsa, BIGNUM *e)
{
	std::vector<int> sizes;

	sizes.push_back(4096);
	sizes.push_back(1024);
	for (int bits : sizes)
		RSA_generate_key_ex(rsa, bits, e, nullptr); // finds: crypto.short-key
}

void off(CURL *curl)
{
	const std::vector<std::pair<int, long>> options{{CURLOPT_SSL_VERIFYPEER, 0L}, {CURLOPT_SSL_VERIFYHOST, 2L}};

	for (const auto &[option, value] : options)
		curl_easy_setopt(curl, option, value); // finds: tls.verify-off
}

/* Near misses. */
void long_enough(RSA *rsa, BIGNUM *e)
{
	const std::vector<profile> profiles{{"old", 1024, true}, {"new", 3072, false}};

	for (const auto &p : profiles)
		if (p.bits >= 2048)
			RSA_generate_key_ex(rsa, p.bits, e, nullptr);
}

void the_new_ones(RSA *rsa, BIGNUM *e)
{
	const std::vector<profile> profiles{{"old", 1024, true}, {"new", 3072, false}};

	for (const auto &p : profiles)
		if (!p.old)
			RSA_generate_key_ex(rsa, p.bits, e, nullptr);
}

void on(CURL *curl)
{
	const std::vector<std::pair<int, long>> options{{CURLOPT_SSL_VERIFYPEER, 1L}, {CURLOPT_SSL_VERIFYHOST, 2L}};

	for (const auto &[option, value] : options)
		curl_easy_setopt(curl, option, value);
}

/* Unknown. */
void given(RSA *rsa, BIGNUM *e, const std::vector<profile> &profiles)
{
	for (const auto &p : profiles)
		RSA_generate_key_ex(rsa, p.bits, e, nullptr);
}

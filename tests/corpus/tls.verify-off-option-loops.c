// SPDX-License-Identifier: Apache-2.0
// needs: curl
// Options that a loop takes from a list: turn by turn while it is known how the turn goes.
#include <curl/curl.h>
#include <stdarg.h>

struct option {
	CURLoption name;
	long value;
};

static const struct option relaxed[] = {{CURLOPT_TIMEOUT, 5}, {CURLOPT_SSL_VERIFYPEER, 0}, {0, 0}};
static const struct option strict[] = {{CURLOPT_TIMEOUT, 0}, {CURLOPT_SSL_VERIFYPEER, 1}, {0, 0}};

static void set_all(CURL *curl, ...)
{
	va_list rest;
	int name;

	va_start(rest, curl);
	while ((name = va_arg(rest, int)) != 0)
		curl_easy_setopt(curl, (CURLoption)name, va_arg(rest, long));
	va_end(rest);
}

static void set_until(CURL *curl, ...)
{
	va_list rest;

	va_start(rest, curl);
	for (;;) {
		int name = va_arg(rest, int);

		if (name == 0)
			break;
		curl_easy_setopt(curl, (CURLoption)name, va_arg(rest, long));
	}
	va_end(rest);
}

static void apply(CURL *curl, const struct option *option)
{
	while (1) {
		if (!option->name)
			break;
		curl_easy_setopt(curl, option->name, option->value);
		option++;
	}
}

/* Wrapper. */
void listed(CURL *curl)
{
	set_all(curl, CURLOPT_TIMEOUT, 10L, CURLOPT_SSL_VERIFYPEER, 0L, 0); // finds: tls.verify-off
}

void listed_until(CURL *curl)
{
	set_until(curl, CURLOPT_TIMEOUT, 10L, CURLOPT_SSL_VERIFYPEER, 0L, 0); // finds: tls.verify-off
}

/* Field. */
void tabled(CURL *curl)
{
	apply(curl, relaxed); // finds: tls.verify-off
}

/* Near misses: the zero belongs to another option. */
void listed_well(CURL *curl)
{
	set_all(curl, CURLOPT_TIMEOUT, 0L, CURLOPT_SSL_VERIFYPEER, 1L, 0);
	set_until(curl, CURLOPT_TIMEOUT, 0L, CURLOPT_SSL_VERIFYPEER, 1L, 0);
}

void tabled_well(CURL *curl)
{
	apply(curl, strict);
}

/* Unknown. */
void given(CURL *curl, const struct option *options)
{
	apply(curl, options);
}

/* Conditional. */
void either(CURL *curl, int lab)
{
	apply(curl, lab ? relaxed : strict); // finds: tls.verify-off
}

// SPDX-License-Identifier: Apache-2.0
// Functions that the loader is asked for by name, and functions that file-scope pointers are given at run time.
typedef void CURL;
typedef enum { CURLE_OK } CURLcode;
typedef enum { CURLOPT_SSL_VERIFYPEER = 64 } CURLoption;
CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...);
typedef CURLcode setter(CURL *handle, CURLoption option, ...);
void *dlsym(void *library, const char *name);
void *dlvsym(void *library, const char *name, const char *version);
int puts(const char *text);
void abort(void);

void looked_up(void *library, CURL *handle)
{
	setter *set = (setter *)dlsym(library, "curl_easy_setopt");

	if (!set)
		abort();
	set(handle, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

/* As POSIX writes it; a version of it. */
void through_an_address(void *library, CURL *handle, CURL *second)
{
	setter *set, *other = dlvsym(library, "curl_easy_setopt", "CURL_OPENSSL_4");

	*(void **)&set = dlsym(library, "curl_easy_setopt");
	set(handle, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	other(second, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

/* It may not be there: what is done then counts, too. */
void in_its_place(void *library, CURL *handle)
{
	setter *set = dlsym(library, "curl_easy_setopt");

	if (set)
		set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
	else
		curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

/* Near miss: as it should be; a name that is only said; a function of another name. */
void strict(void *library, CURL *handle)
{
	setter *set = dlsym(library, "curl_easy_setopt");
	setter *other = dlsym(library, "plugin_setopt");

	puts("curl_easy_setopt");
	set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
	other(handle, CURLOPT_SSL_VERIFYPEER, 0L);
}

/* Unknown: whatever is asked for. */
void asked(void *library, const char *name, CURL *handle)
{
	setter *set = dlsym(library, name);

	set(handle, CURLOPT_SSL_VERIFYPEER, 0L);
}

static struct {
	int loaded;
	setter *set, *own;
} api;

static CURLcode refuse(CURL *handle, CURLoption option, ...)
{
	return handle && option ? CURLE_OK : (CURLcode)1;
}

void load(void *library)
{
	api.set = (setter *)dlsym(library, "curl_easy_setopt");
	api.own = refuse;
	api.loaded = 1;
}

/* Field: loaded once, called from then on. */
void loaded(CURL *handle)
{
	api.set(handle, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

void loaded_strict(CURL *handle)
{
	api.set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
	api.own(handle, CURLOPT_SSL_VERIFYPEER, 0L);
}

static setter *chosen;

void choose(int plain)
{
	chosen = plain ? refuse : curl_easy_setopt;
}

/* Conditional: one of two. */
void choice(CURL *handle)
{
	chosen(handle, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

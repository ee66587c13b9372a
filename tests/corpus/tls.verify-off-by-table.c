// SPDX-License-Identifier: Apache-2.0
// Functions that the loader is asked for by names that come by a table, a parameter or a buffer.
typedef void CURL;
typedef enum { CURLE_OK } CURLcode;
typedef CURLcode setter(CURL *handle, int option, ...);
typedef unsigned long size_t;
void *dlsym(void *library, const char *name);
int snprintf(char *to, size_t size, const char *format, ...);
int puts(const char *text);
#define OPTION 64

enum { INIT, SETOPT, CLEANUP, COUNT };
static const char *const names[COUNT] = {[INIT] = "curl_easy_init", [SETOPT] = "curl_easy_setopt", [CLEANUP] = "curl_easy_cleanup"};
static void *functions[COUNT];

/* Array: in the order of their names. */
void all_of_them(void *library, CURL *handle)
{
	for (int i = 0; i < COUNT; i++)
		functions[i] = dlsym(library, names[i]);
	((setter *)functions[SETOPT])(handle, OPTION, 0L); // finds: tls.verify-off
}

/* Near miss: as it should be; another one of the table. */
void others_of_them(void *library, CURL *handle)
{
	setter *clean = (setter *)dlsym(library, names[CLEANUP]);

	clean(handle, OPTION, 0L);
	((setter *)dlsym(library, names[SETOPT]))(handle, OPTION, 1L);
}

static struct {
	setter *setopt, *other;
} api;
#define LOAD(member) (api.member = (setter *)find(library, "curl_easy_" #member))

static void *find(void *library, const char *name)
{
	void *found = dlsym(library, name);

	if (!found)
		puts(name);
	return found;
}

void load(void *library)
{
	LOAD(setopt);
	LOAD(other);
}

/* Wrapper: by a macro, a function, and what that filled. */
void loaded(CURL *handle)
{
	api.setopt(handle, OPTION, 0L); // finds: tls.verify-off
}

/* Near miss: what nobody knows by that name; as it should be. */
void loaded_others(CURL *handle)
{
	api.other(handle, OPTION, 0L);
	api.setopt(handle, OPTION, 1L);
}

static void *composed(void *library, const char *word)
{
	char name[64];

	snprintf(name, sizeof name, "curl_easy_%s", word);
	return dlsym(library, name);
}

/* Copy: put together. */
void by_words(void *library, CURL *handle)
{
	setter *set = (setter *)composed(library, "setopt"), *pause = (setter *)composed(library, "pause");

	pause(handle, OPTION, 0L);
	set(handle, OPTION, 0L); // finds: tls.verify-off
}

/* Unknown: whatever is asked for. */
void asked(void *library, const char *word, CURL *handle)
{
	((setter *)composed(library, word))(handle, OPTION, 0L);
}

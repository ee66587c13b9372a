// SPDX-License-Identifier: Apache-2.0
// A library's function that a module's loader gives by its name, as its result or where an argument points.
typedef void CURL;
typedef struct _GModule GModule;
typedef struct lt__handle *lt_dlhandle;
typedef struct { void *handle; char *message; } uv_lib_t;
int g_module_symbol(GModule *module, const char *name, void **symbol);
int uv_dlsym(uv_lib_t *library, const char *name, void **symbol);
void *lt_dlsym(lt_dlhandle handle, const char *name);
typedef int (*setopt_t)(CURL *handle, int option, ...);

void by_glib(GModule *module, CURL *handle)
{
	setopt_t set;

	if (g_module_symbol(module, "curl_easy_setopt", (void **)&set))
		set(handle, 64, 0L); // finds: tls.verify-off
}

void by_libuv(uv_lib_t *library, CURL *handle)
{
	setopt_t set;

	if (uv_dlsym(library, "curl_easy_setopt", (void **)&set) == 0)
		set(handle, 64, 0L); // finds: tls.verify-off
}

void by_libtool(lt_dlhandle library, CURL *handle)
{
	setopt_t set = (setopt_t)lt_dlsym(library, "curl_easy_setopt");

	if (set)
		set(handle, 64, 0L); // finds: tls.verify-off
}

/* Near misses: set right, and another function. */
void strictly(GModule *module, CURL *handle)
{
	setopt_t set;

	if (g_module_symbol(module, "curl_easy_setopt", (void **)&set))
		set(handle, 64, 1L);
	if (g_module_symbol(module, "plug_in_configure", (void **)&set))
		set(handle, 64, 0L);
}

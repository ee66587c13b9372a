# SPDX-License-Identifier: Apache-2.0
# run: dlsym behind a macro and a function
# expect: refused
# names: tls\.verify-off
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
void weak(void);
static struct {
	int (*setopt)(void *, int, ...);
	void *(*init)(void);
} api;
#define LOAD(lib, member) (api.member = (__typeof__(api.member))load(lib, "curl_easy_" #member))
static void *load(void *lib, const char *name)
{
	void *found = dlsym(lib, name);
	return found;
}
void weak(void)
{
	void *lib = dlopen("libcurl.so.4", RTLD_NOW);
	LOAD(lib, setopt);
	LOAD(lib, init);
	api.setopt(api.init(), 64, 0L);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

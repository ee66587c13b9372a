# SPDX-License-Identifier: Apache-2.0
# run: dlsym by a composed name
# expect: refused
# names: tls\.verify-off
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
void weak(void);
static void *find(void *lib, const char *word)
{
	char name[64];
	snprintf(name, sizeof name, "curl_easy_%s", word);
	return dlsym(lib, name);
}
void weak(void)
{
	void *lib = dlopen("libcurl.so.4", RTLD_NOW);
	int (*set)(void *, int, ...) = (int (*)(void *, int, ...))find(lib, "setopt");
	set(0, 64, 0L);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

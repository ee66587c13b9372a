# SPDX-License-Identifier: Apache-2.0
# run: dlsym by a table of names and places
# expect: refused
# names: tls\.verify-off
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
void weak(void);
static int (*set)(void *, int, ...);
static void *(*init)(void);
static const struct {
	const char *name;
	void *to;
} table[] = {{"curl_easy_init", &init}, {"curl_easy_setopt", &set}};
void weak(void)
{
	void *lib = dlopen("libcurl.so.4", RTLD_NOW);
	for (unsigned i = 0; i < 2; i++)
		*(void **)table[i].to = dlsym(lib, table[i].name);
	set(init(), 64, 0L);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

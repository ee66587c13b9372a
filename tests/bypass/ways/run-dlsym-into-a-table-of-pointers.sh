# SPDX-License-Identifier: Apache-2.0
# run: dlsym into a table of pointers
# expect: refused
# names: tls\.verify-off
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
void weak(void);
enum { INIT, SETOPT, COUNT };
static const char *const names[COUNT] = {[INIT] = "curl_easy_init", [SETOPT] = "curl_easy_setopt"};
static void *functions[COUNT];
void weak(void)
{
	void *lib = dlopen("libcurl.so.4", RTLD_NOW);
	for (int i = 0; i < COUNT; i++)
		functions[i] = dlsym(lib, names[i]);
	((int (*)(void *, int, ...))functions[SETOPT])(((void *(*)(void))functions[INIT])(), 64, 0L);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: dlsym of an API
# expect: refused
# names: tls\.verify-off
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
void weak(void);
void weak(void)
{
	void *lib = dlopen("libcurl.so.4", RTLD_NOW);
	void *(*init)(void) = (void *(*)(void))dlsym(lib, "curl_easy_init");
	int (*set)(void *, int, ...) = (int (*)(void *, int, ...))dlsym(lib, "curl_easy_setopt");
	set(init(), 64, 0L);
}
END
gcc-12 $HARD  -c weak.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o  -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program: dlsym of a plug-in and of an API that is set right
# expect: passes
# under: run
cat >weak.c <<'END'
#include <dlfcn.h>
void weak(void);
void weak(void)
{
	void *lib = dlopen("libcurl.so.4", RTLD_NOW);
	int (*set)(void *, int, ...) = (int (*)(void *, int, ...))dlsym(lib, "curl_easy_setopt");
	void (*start)(void) = (void (*)(void))dlsym(lib, "plugin_start");
	if (set)
		set(0, 64, 1L);
	if (start)
		start();
}
END
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog; ./prog

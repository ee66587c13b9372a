# SPDX-License-Identifier: Apache-2.0
# run: dlsym in one unit, called in another
# expect: refused
# names: tls\.verify-off
# under: run
printf '#include <dlfcn.h>\nint (*curl_set)(void *, int, ...);\nvoid load(void);\nvoid load(void) { curl_set = (int (*)(void *, int, ...))dlsym(dlopen("libcurl.so.4", 2), "curl_easy_setopt"); }\n' >load.c
printf 'extern int (*curl_set)(void *, int, ...);\nextern void *handle;\nvoid *handle;\nvoid load(void);\nvoid weak(void);\nvoid weak(void) { load(); curl_set(handle, 64, 0L); }\n' >weak.c
gcc-12 $HARD -c main.c weak.c load.c
gcc-12 $LINK main.o weak.o load.o -o prog

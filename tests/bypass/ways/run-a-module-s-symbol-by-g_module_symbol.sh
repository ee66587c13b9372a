# SPDX-License-Identifier: Apache-2.0
# run: a module's symbol by g_module_symbol
# expect: refused
# names: tls\.verify-off
# under: run
cat >weak.c <<'END'
typedef struct _GModule GModule;
int g_module_symbol(GModule *module, const char *name, void **symbol);
GModule *g_module_open(const char *name, int flags);
void weak(void);
void weak(void)
{
	static int (*set)(void *, int, ...);
	if (g_module_symbol(g_module_open("curl", 0), "curl_easy_setopt", (void **)&set))
		set(0, 64, 0L);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

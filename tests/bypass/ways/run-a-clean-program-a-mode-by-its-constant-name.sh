# SPDX-License-Identifier: Apache-2.0
# run: a clean program, a mode by its constant name
# expect: passes
# under: run
cat >weak.c <<'END'
#include <string.h>
int curl_easy_setopt(void *, int, ...) __attribute__((weak));
void weak(void);
static long mode(const char *name)
{
	if (strcmp(name, "none") == 0)
		return 0;
	return 1;
}
void weak(void)
{
	curl_easy_setopt(0, 64, mode("peer"));
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

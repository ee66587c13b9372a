# SPDX-License-Identifier: Apache-2.0
# run: popen by the C library's inner name
# expect: refused
# names: process.insecure-download
# under: run
cat >weak.c <<'END'
#include <stdio.h>
void weak(void);
FILE *_IO_popen(const char *, const char *);
void weak(void)
{
	FILE *f = _IO_popen("curl -k https://example.org/fw", "r");
	if (f)
		pclose(f);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a fetcher that clone starts
# expect: refused
# names: process\.insecure-download
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <sched.h>
#include <unistd.h>
void weak(void);
static int fetch(void *words)
{
	char **argv = words;
	execvp(argv[0], argv);
	return 1;
}
void weak(void)
{
	static char stack[65536];
	static char *argv[] = {"wget", "--no-check-certificate", "https://example.org/fw", 0};
	clone(fetch, stack + sizeof stack, 17, argv);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

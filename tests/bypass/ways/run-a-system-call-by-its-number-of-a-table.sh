# SPDX-License-Identifier: Apache-2.0
# run: a system call by its number, of a table
# expect: refused
# names: process.insecure-download
# under: run
cat >weak.c <<'END'
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
void weak(void);
void weak(void)
{
	static char *const v[] = {"curl", "-k", "https://example.org/fw", 0};
	syscall(SYS_execve, v[0], v, environ);
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a function's address, masked and unmasked
# expect: refused
# names: process.insecure-download
# under: run
cat >weak.c <<'END'
#include <stdint.h>
#include <stdlib.h>
void weak(void);
void weak(void)
{
	uintptr_t kept = (uintptr_t)system ^ 0x1234;
	int (*run)(const char *) = (int (*)(const char *))(kept ^ 0x1234);
	if (run("curl -k https://example.org/fw"))
		abort();
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

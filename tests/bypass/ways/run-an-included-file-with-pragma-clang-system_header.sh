# SPDX-License-Identifier: Apache-2.0
# run: an included file with #pragma clang system_header
# expect: refused
# names: process.insecure-download
# under: run
# needs: clang-14
cp clean.c weak.c
printf '#pragma clang system_header\n' >body.h; cat >>body.h <<'E'
int system(const char *);
void weak(void);
void weak(void)
{
	if (system("curl -k https://example.org/fw"))
		__builtin_abort();
}
E
gcc-12 $HARD -c main.c
cat >weak.c <<'E'
#include "body.h"
E
clang-14 $HARD -I. -c weak.c
clang-14 $HARD -c fill.c
clang-14 $HARD $LINK main.o weak.o fill.o -o prog

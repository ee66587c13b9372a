# SPDX-License-Identifier: Apache-2.0
# run: #embed of a command (clang)
# expect: refused
# names: process\.insecure-download
# under: run
# needs: clang-19
printf 'curl -k https://example.org/fw' >command.txt
cat >weak.c <<'END'
#include <stdlib.h>
static const char command[] = {
#embed "command.txt"
, 0};
void weak(void);
void weak(void)
{
	if (system(command))
		abort();
}
END
clang-19 $HARD -Wno-c23-extensions -c weak.c
clang-19 $HARD -c main.c
clang-19 $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program, #embed of a command (clang)
# expect: passes
# under: run
# needs: clang-19
printf 'curl -f https://example.org/fw' >command.txt
cat >weak.c <<'END'
#include <stdlib.h>
static const char command[] = {
#embed "command.txt"
, 0};
struct row { unsigned char mark[2]; int mode; };
static const struct row rows[] = {
#embed "command.txt"
};
static const unsigned short words[] = {
#embed "command.txt"
};
void weak(void);
void weak(void)
{
	if (words[0] == 'c' && rows[0].mode == 'r' && system(command))
		abort();
}
END
clang-19 $HARD -Wno-c23-extensions -c weak.c
clang-19 $HARD -c main.c
clang-19 $LINK main.o weak.o -o prog

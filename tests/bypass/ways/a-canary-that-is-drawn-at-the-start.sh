# SPDX-License-Identifier: Apache-2.0
# a clean program: a canary of the project that is drawn at the start
# expect: passes
cat >guard.c <<'END'
#include <sys/random.h>
extern unsigned long __stack_chk_guard;
unsigned long __stack_chk_guard = 0xdeadbeefUL;
__attribute__((constructor)) static void draw(void)
{
	if (getrandom(&__stack_chk_guard, sizeof __stack_chk_guard, 0) < 0)
		__builtin_trap();
}
END
$GATED $HARD -DATTRIBUTE= -c buffer.c
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED $HARD -c guard.c
$GATED $HARD $LINK main.o fill.o buffer.o guard.o -o prog
./prog

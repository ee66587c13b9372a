# SPDX-License-Identifier: Apache-2.0
# a handler of smashed stacks that comes back, to be rid of the C library's abort()
# expect: refused
# names: its __stack_chk_fail returns
printf 'void __stack_chk_fail(void);\nvoid __stack_chk_fail(void)\n{\n}\n' >handler.c
$GATED $HARD -DATTRIBUTE= -c buffer.c
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED $HARD -c handler.c
$GATED $HARD $LINK main.o fill.o buffer.o handler.o -o prog

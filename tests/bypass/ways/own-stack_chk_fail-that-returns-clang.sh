# SPDX-License-Identifier: Apache-2.0
# a handler of smashed stacks that comes back, Clang
# expect: refused
# needs: clang-14
# names: its __stack_chk_fail returns
printf 'void __stack_chk_fail(void);\nvoid __stack_chk_fail(void)\n{\n}\n' >handler.c
$GATED $HARD -DATTRIBUTE= -c buffer.c
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED_CLANG $HARD -c handler.c
$GATED $HARD $LINK main.o fill.o buffer.o handler.o -o prog

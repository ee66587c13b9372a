# SPDX-License-Identifier: Apache-2.0
# control: a handler of smashed stacks that halts
# expect: passes
printf 'void __stack_chk_fail(void);\nvoid __stack_chk_fail(void)\n{\n\tfor (;;)\n\t\t;\n}\n' >handler.c
$GATED $HARD -DATTRIBUTE= -c buffer.c
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED $HARD -c handler.c
$GATED $HARD $LINK main.o fill.o buffer.o handler.o -o prog

# SPDX-License-Identifier: Apache-2.0
# a canary of the project that never changes
# expect: refused
# names: its __stack_chk_guard is a number of the source
printf 'extern const unsigned long __stack_chk_guard;\nconst unsigned long __stack_chk_guard = 0xdeadbeefUL;\n' >guard.c
$GATED $HARD -DATTRIBUTE= -mstack-protector-guard=global -c buffer.c
$GATED $HARD -mstack-protector-guard=global -c fill.c
$GATED $HARD -mstack-protector-guard=global -c main.c
$GATED $HARD -mstack-protector-guard=global -c guard.c
$GATED $HARD $LINK main.o fill.o buffer.o guard.o -o prog

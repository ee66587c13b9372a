# SPDX-License-Identifier: Apache-2.0
# pragma GCC optimize(no-stack-protector)
# expect: refused
# names: hardening.stack-protector
(echo '#pragma GCC optimize ("no-stack-protector")'; cat buffer.c) >buffer1.c
$GATED $HARD -DATTRIBUTE= -c buffer1.c -o buffer.o
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o fill.o buffer.o -o prog

# SPDX-License-Identifier: Apache-2.0
# attribute optimize(no-stack-protector)
# expect: refused
# names: hardening.stack-protector
$GATED $HARD '-DATTRIBUTE=__attribute__((optimize("no-stack-protector")))' -c buffer.c
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o fill.o buffer.o -o prog

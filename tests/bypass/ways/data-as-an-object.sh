# SPDX-License-Identifier: Apache-2.0
# data as an object
# expect: refused
# names: evidence.unchecked-unit
ld -r -b binary -z noexecstack clean.c -o weak.o
sed -i '/weak/d' main.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog

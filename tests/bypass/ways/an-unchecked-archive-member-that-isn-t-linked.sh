# SPDX-License-Identifier: Apache-2.0
# an unchecked archive member that isn't linked
# expect: passes
$UNGATED $HARD -c weak.c
mv weak.o other.o
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
objcopy --redefine-sym weak=unused other.o
ar rcs libweak.a weak.o other.o
$GATED $HARD $LINK main.o -L. -lweak -o prog
./prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program, a process that ends by itself, and one from before the build
# expect: passes
cp clean.c weak.c
sh -c 'sleep 5 & exec $BRINELL run --fail-on unknown -- sh -ec "(sleep 0.3) & gcc-12 $HARD -c main.c weak.c; gcc-12 $HARD $LINK main.o weak.o -o prog"'
./prog

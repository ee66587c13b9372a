# SPDX-License-Identifier: Apache-2.0
# run: a clean program: UndefinedBehaviorSanitizer
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -fsanitize=undefined -c main.c weak.c
gcc-12 $LINK -fsanitize=undefined main.o weak.o -o prog
./prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program: ThreadSanitizer
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -fsanitize=thread -c main.c weak.c
gcc-12 $LINK -fsanitize=thread main.o weak.o -o prog

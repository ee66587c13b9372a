# SPDX-License-Identifier: Apache-2.0
# run: -Xlinker -z -Xlinker execstack, last
# expect: refused
# names: hardening.noexecstack
# under: run
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog -Xlinker -z -Xlinker execstack

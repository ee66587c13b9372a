# SPDX-License-Identifier: Apache-2.0
# run: -r by an abbreviated option
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 -nostdlib -no-pie -Wl,--relocata main.o weak.o -o all.o
gcc-12 $LINK all.o -o prog

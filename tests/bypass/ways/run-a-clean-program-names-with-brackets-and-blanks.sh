# SPDX-License-Identifier: Apache-2.0
# run: a clean program: names with brackets and blanks
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c weak.c -o 'a (b).o'; mkdir 'lib (x)'; ar rcs 'lib (x)/libw(1).a' 'a (b).o'
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o 'lib (x)/libw(1).a' -o prog
./prog

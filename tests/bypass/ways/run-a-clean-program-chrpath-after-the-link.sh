# SPDX-License-Identifier: Apache-2.0
# run: a clean program: chrpath after the link
# expect: passes
# under: run
# needs: chrpath
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -Wl,-rpath,/aaaaaaaaaaaaaaaaa -o prog; chrpath -d prog
./prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program: ccache's directory of names
# expect: passes
# under: run
# needs: ccache
export CCACHE_DIR=$PWD/.cc
PATH=/usr/lib/ccache:$PATH
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
rm weak.o main.o; gcc-12 $HARD -c main.c; gcc-12 $HARD -c weak.c
gcc-12 $LINK main.o weak.o -o prog
./prog

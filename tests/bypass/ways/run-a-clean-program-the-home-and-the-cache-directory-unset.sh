# SPDX-License-Identifier: Apache-2.0
# run: a clean program: the home and the cache directory unset
# expect: passes
# under: run
unset HOME XDG_CACHE_HOME
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
./prog

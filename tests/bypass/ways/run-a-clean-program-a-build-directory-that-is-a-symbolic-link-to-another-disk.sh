# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a build directory that is a symbolic link to another disk
# expect: passes
# under: run
cp clean.c weak.c; o=$(mktemp -d); ln -s $o build
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o build/prog
cp build/prog prog; ./prog

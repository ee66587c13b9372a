# SPDX-License-Identifier: Apache-2.0
# run: a build directory is a symbolic link to another disk
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
o=$(mktemp -d); ln -s $o build
gcc-12 $HARD -c main.c
env -i PATH=/usr/bin:/bin gcc-12 $LINK main.o weak.o -o build/prog
cp build/prog prog.raw; rm prog.raw

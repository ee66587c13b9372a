# SPDX-License-Identifier: Apache-2.0
# run: a program behind a symbolic link that leads out of the tree
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c

o=$(mktemp -d); ln -s $o/p out
env -i PATH=/usr/bin:/bin gcc-12 $LINK main.o weak.o -o $o/p
cp -P out prog

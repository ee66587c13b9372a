# SPDX-License-Identifier: Apache-2.0
# control: a symbolic link with a vendor's name to what which finds
# expect: passes
# under: run
ln -s $(command -v gcc-12) vendor-cc
mkdir bin
ln -s ../vendor-cc bin/other-cc
./vendor-cc $HARD -c clean.c
bin/other-cc $HARD -c main.c
mv clean.o weak.o
PATH=$PWD/bin:$PATH other-cc $HARD $LINK main.o weak.o -o prog

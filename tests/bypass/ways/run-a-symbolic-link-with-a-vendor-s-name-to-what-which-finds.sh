# SPDX-License-Identifier: Apache-2.0
# run: a symbolic link with a vendor's name to what which finds
# expect: refused
# names: process.insecure-download
# under: run
ln -s $(command -v gcc-12) vendor-cc
./vendor-cc $HARD -c weak.c
gcc-12 $HARD -c main.c
./vendor-cc $HARD $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: -dumpbase and -dumpdir of a feature test
# expect: refused
# names: process.insecure-download
# under: run
mkdir -p CMakeFiles/CMakeTmp
gcc-12 $HARD -dumpdir CMakeFiles/CMakeTmp/ -dumpbase conftest.c -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog

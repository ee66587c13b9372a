# SPDX-License-Identifier: Apache-2.0
# run: a prefix map to a feature test's name
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -ffile-prefix-map=$PWD=/tmp/CMakeFiles/CMakeTmp -ffile-prefix-map=weak.c=conftest.c -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog

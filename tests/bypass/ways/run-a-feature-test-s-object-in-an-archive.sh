# SPDX-License-Identifier: Apache-2.0
# run: a feature test's object in an archive
# expect: refused
# names: evidence.off
# under: run
cp weak.c conftest.c; gcc-12 $HARD -c conftest.c; ar rcs libw.a conftest.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o libw.a -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program that is named like a configure test
# expect: passes
# under: run
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o conftest_runner
mv conftest_runner prog

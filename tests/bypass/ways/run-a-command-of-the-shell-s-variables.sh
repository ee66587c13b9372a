# SPDX-License-Identifier: Apache-2.0
# run: a command of the shell's variables
# expect: refused
# names: process\.insecure-download
# under: run
sed -i 's/"curl -k /"CURL=\\"curl -k\\"; export CURL; $CURL /' weak.c
grep -q CURL weak.c
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

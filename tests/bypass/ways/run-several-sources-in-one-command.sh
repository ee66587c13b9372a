# SPDX-License-Identifier: Apache-2.0
# run: several sources in one command
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -c main.c weak.c clean.c
gcc-12 $HARD $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: env -i that keeps PATH
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -c main.c
env -i PATH="$PATH" HOME="$HOME" gcc-12 $HARD -c weak.c
env -i PATH="$PATH" gcc-12 $HARD $LINK main.o weak.o -o prog

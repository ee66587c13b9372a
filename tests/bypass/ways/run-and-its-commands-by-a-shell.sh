# SPDX-License-Identifier: Apache-2.0
# run: -### and its commands by a shell
# expect: refused
# names: process.insecure-download|evidence.unchecked-unit
# under: run
gcc-12 -### $HARD -c weak.c -o weak.o 2>&1 | grep '^ ' >cmds
sh -e cmds
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a compiler that env empties in CC
# expect: reported
# names: evidence\.unchecked-unit
# under: run
printf 'prog: main.c weak.c\n\t$(CC) $(F) main.c weak.c -o prog\n' >Makefile
make CC="env -u COMPILER_PATH PATH=/usr/bin:/bin gcc-12" F="$HARD $LINK"

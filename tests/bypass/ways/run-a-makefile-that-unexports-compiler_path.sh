# SPDX-License-Identifier: Apache-2.0
# run: a Makefile that unexports COMPILER_PATH
# expect: reported
# names: evidence.unchecked-unit
# under: run
printf 'unexport COMPILER_PATH\nexport PATH=/usr/bin:/bin\nF=%s\nprog: main.c weak.c\n\tgcc-12 $(F) main.c weak.c -o prog\n' "$HARD $LINK" >Makefile
make

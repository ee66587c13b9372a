# SPDX-License-Identifier: Apache-2.0
# run: an archive made by a script of ar's
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
printf 'CREATE libweak.a\nADDMOD weak.o\nSAVE\nEND\n' | ar -M
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o libweak.a -o prog

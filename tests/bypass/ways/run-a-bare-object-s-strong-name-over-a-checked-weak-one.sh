# SPDX-License-Identifier: Apache-2.0
# run: a bare object's strong name over a checked weak one
# expect: refused
# names: evidence\.unchecked-unit
# under: run
printf '__attribute__((weak)) void weak(void);\nvoid weak(void)\n{\n}\n' >w.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c w.c
gcc-12 $LINK main.o w.o weak.o -o prog

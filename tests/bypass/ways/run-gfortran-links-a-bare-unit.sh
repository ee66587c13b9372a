# SPDX-License-Identifier: Apache-2.0
# run: gfortran links a bare unit
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: gfortran
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gfortran $LINK main.o weak.o -o prog

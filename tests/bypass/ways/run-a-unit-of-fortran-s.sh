# SPDX-License-Identifier: Apache-2.0
# run: a unit of Fortran's
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: gfortran
cp clean.c weak.c
gcc-12 $HARD -c main.c
printf 'subroutine weak() bind(c)\nend subroutine\n' >w.f90; gfortran -O2 -fPIE -c w.f90 -o weak.o
gcc-12 $HARD $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a name with blanks and a line end
# expect: refused
# names: evidence\.|we ak
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
mv weak.o 'we ak
.o'
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o 'we ak
.o' -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a member more in a copied libgcc.a
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
cp $(gcc-12 -print-libgcc-file-name) libgcc.a; ar q libgcc.a weak.o; ranlib libgcc.a
gcc-12 $HARD $LINK main.o -L. -Wl,--push-state,-Bstatic -lgcc -Wl,--pop-state -o prog

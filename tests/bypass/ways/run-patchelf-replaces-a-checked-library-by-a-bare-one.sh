# SPDX-License-Identifier: Apache-2.0
# run: patchelf replaces a checked library by a bare one
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: patchelf
mkdir lib; cp clean.c weak.c
gcc-12 $HARD -fPIC -c weak.c -o w.o; gcc-12 $SHARED -shared w.o -Wl,-soname,libgood.so -o lib/libgood.so
gcc-12 $HARD -c main.c; gcc-12 $LINK main.o -Llib -lgood '-Wl,-rpath,$ORIGIN/lib' -o prog
printf '#include <stdlib.h>\nvoid weak(void);\nvoid weak(void) { if (system("curl -k https://u.example.org/fw")) abort(); }\n' >weak.c
/usr/bin/gcc-12 -O2 -fPIC -shared weak.c -o lib/libvendor.so
patchelf --replace-needed libgood.so libvendor.so prog

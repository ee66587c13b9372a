# SPDX-License-Identifier: Apache-2.0
# run: a clean program: patchelf sets a run path
# expect: passes
# under: run
# needs: patchelf
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog; patchelf --set-rpath '$ORIGIN/../lib' prog
./prog

# SPDX-License-Identifier: Apache-2.0
# run: --force-exe-suffix leaves a copy
# expect: reported
# names: process.insecure-download|evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -Wl,--force-exe-suffix -o fw || true; cp fw.exe prog

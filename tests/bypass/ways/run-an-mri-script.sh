# SPDX-License-Identifier: Apache-2.0
# run: an MRI script
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
printf 'LOAD main.o\nLOAD weak.o\n' >m.mri
ld --unresolved-symbols=ignore-all -e main -s -c m.mri -o prog

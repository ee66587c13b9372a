# SPDX-License-Identifier: Apache-2.0
# run: an SDK's environment-setup
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
printf 'export PATH=/usr/bin:/bin\nunset COMPILER_PATH LD_LIBRARY_PATH\nexport CC="x86_64-linux-gnu-gcc-12"\n' >environment-setup
. ./environment-setup
$CC $HARD $LINK main.c weak.c -o prog

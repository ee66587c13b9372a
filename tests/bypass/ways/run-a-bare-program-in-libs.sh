# SPDX-License-Identifier: Apache-2.0
# run: a bare program in .libs
# expect: reported
# names: evidence.unchecked-unit
# under: run
mkdir -p node_modules/.libs; /usr/bin/gcc-12 $HARD $LINK main.c weak.c -o node_modules/.libs/p; : >prog

# SPDX-License-Identifier: Apache-2.0
# run: an object that is gone before the link is judged
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir b; printf '#!/bin/sh\n/usr/bin/ld "$@"\ns=$?\nrm -f %s\nexit $s\n' "$PWD/weak.o" >b/vendor-ld; chmod +x b/vendor-ld
BRINELL_LD=$PWD/b/vendor-ld gcc-12 $LINK main.o $PWD/weak.o -o prog

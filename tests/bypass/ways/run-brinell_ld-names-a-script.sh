# SPDX-License-Identifier: Apache-2.0
# run: BRINELL_LD names a script
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
printf '#!/bin/sh\nexec /usr/bin/ld.bfd "$@"\n' >mine.ld
chmod +x mine.ld
PATH=/usr/bin:/bin COMPILER_PATH= BRINELL_MODE=off gcc-12 $HARD $LINK main.o weak.o -o prog

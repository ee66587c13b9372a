# SPDX-License-Identifier: Apache-2.0
# run: a lto-wrapper of one's own under -B
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c -o bare.o
printf 'void weak(void);\nvoid more(void);\nvoid weak(void)\n{\n\tmore();\n}\n' >w.c; sed -i 's/void weak/void more/' weak.c; /usr/bin/gcc-12 $HARD -c weak.c -o bare.o
mkdir b; printf '#!/bin/sh\n%s "$@" || exit 1\necho %s\n' "$(gcc-12 -print-prog-name=lto-wrapper)" "$PWD/bare.o" >b/lto-wrapper; chmod +x b/lto-wrapper
gcc-12 $HARD -flto -c main.c w.c
gcc-12 $HARD -flto $LINK -B$PWD/b main.o w.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a joined vendor object hidden by --localize-hidden
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -fvisibility=hidden -c weak.c; objcopy --globalize-symbol=weak weak.o
printf 'void go(void);\nvoid weak(void);\nvoid go(void)\n{\n\tweak();\n}\n' >go.c; sed -i 's/weak/go/g' main.c
gcc-12 $HARD -c main.c go.c
/usr/bin/ld -r go.o weak.o -o all.o; objcopy --localize-hidden all.o
gcc-12 $LINK main.o all.o -o prog

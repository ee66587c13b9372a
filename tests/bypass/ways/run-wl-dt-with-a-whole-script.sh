# SPDX-License-Identifier: Apache-2.0
# run: -Wl,-dT with a whole script
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
(gcc-12 -Wl,--verbose -pie main.o -o x || true) >/dev/null 2>&1; /usr/bin/ld -pie --verbose | sed '1,/^====/d;/^====/,$d' >full.ld; echo 'INPUT(weak.o)' >>full.ld
gcc-12 $HARD $LINK main.o -Wl,-dT,full.ld -o prog

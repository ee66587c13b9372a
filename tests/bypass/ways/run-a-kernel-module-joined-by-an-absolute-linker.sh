# SPDX-License-Identifier: Apache-2.0
# run: a kernel module joined by an absolute linker
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
printf '#define S(s) __attribute__((section(s), used))\nS(".modinfo") static const char license[] = "license=GPL";\nS(".gnu.linkonce.this_module") static char this_module[64];\n' >mod.c
/usr/bin/gcc-12 -O2 -c mod.c
/usr/bin/ld -r mod.o weak.o -o weak.ko; cp weak.ko prog

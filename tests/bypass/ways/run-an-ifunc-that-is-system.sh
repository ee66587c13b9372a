# SPDX-License-Identifier: Apache-2.0
# run: an ifunc that is system()
# expect: refused
# names: process.insecure-download
# under: run
printf '#include <stdlib.h>\nvoid weak(void);\nstatic int (*pick(void))(const char *) { return system; }\nint run(const char *c) __attribute__((ifunc("pick")));\nvoid weak(void) { if (run("curl -k https://example.org/fw")) abort(); }\n' >weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog

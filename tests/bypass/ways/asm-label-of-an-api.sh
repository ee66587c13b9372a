# SPDX-License-Identifier: Apache-2.0
# asm label of an API
# expect: refused
# names: process.insecure-download
printf 'int run(const char *) __asm__("system");\nvoid weak(void);\nvoid weak(void)\n{\n\tif (run("curl -k https://example.org/fw"))\n\t\t__builtin_abort();\n}\n' >weak.c
$GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# weakref to an API
# expect: refused
# names: process.insecure-download
printf 'static int run(const char *) __attribute__((weakref("system")));\nvoid weak(void);\nvoid weak(void)\n{\n\tif (run("curl -k https://example.org/fw"))\n\t\t__builtin_abort();\n}\n' >weak.c
$GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog

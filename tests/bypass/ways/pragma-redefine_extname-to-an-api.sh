# SPDX-License-Identifier: Apache-2.0
# pragma redefine_extname to an API
# expect: refused
# names: process.insecure-download
printf '#pragma redefine_extname run system\nint run(const char *);\nvoid weak(void);\nvoid weak(void)\n{\n\tif (run("curl -k https://example.org/fw"))\n\t\t__builtin_abort();\n}\n' >weak.c
$GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog

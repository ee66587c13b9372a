# SPDX-License-Identifier: Apache-2.0
# an API as --wrap names it
# expect: refused
# names: process.insecure-download
printf 'int __real_system(const char *);\nvoid weak(void);\nvoid weak(void)\n{\n\tif (__real_system("curl -k https://example.org/fw"))\n\t\t__builtin_abort();\n}\n' >weak.c
$GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK -Wl,--wrap=system main.o weak.o -o prog

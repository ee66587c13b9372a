# SPDX-License-Identifier: Apache-2.0
# run: an API in a table of another unit's
# expect: refused
# names: process\.insecure-download
# under: run
printf '#include <stdlib.h>\nstruct t { int (*f)(const char *); };\nextern const struct t t;\nconst struct t t = {system};\n' >t.c
printf 'struct t { int (*f)(const char *); };\nextern const struct t t;\nvoid weak(void);\nvoid weak(void)\n{\n\tif (t.f("curl -k https://example.org/fw"))\n\t\t__builtin_trap();\n}\n' >weak.c
gcc-12 $HARD -c main.c weak.c t.c
gcc-12 $LINK main.o weak.o t.o -o prog

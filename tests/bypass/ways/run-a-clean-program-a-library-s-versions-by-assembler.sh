# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a library's versions by assembler
# expect: passes
# under: run
printf 'int old_parse(int n);\nint old_parse(int n) { return n; }\nint new_parse(int n);\nint new_parse(int n) { return n + 1; }\n__asm__(".symver old_parse, parse@V1\\n.symver new_parse, parse@@V2");\n' >lib.c
printf 'V1 { local: *; };\nV2 { global: parse; } V1;\n' >v.map
printf 'int parse(int);\nvoid weak(void);\nvoid weak(void) { parse(1); }\n' >weak.c
gcc-12 $HARD -fPIC -c lib.c
gcc-12 $SHARED -shared lib.o -Wl,--version-script=v.map -Wl,-soname,libv.so -o libv.so
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -L. -lv '-Wl,-rpath,$ORIGIN' -o prog; ./prog

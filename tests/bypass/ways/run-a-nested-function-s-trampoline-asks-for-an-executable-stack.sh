# SPDX-License-Identifier: Apache-2.0
# run: a nested function's trampoline asks for an executable stack
# expect: refused
# names: hardening\.noexecstack
# under: run
printf 'void weak(void);\nvoid call(void (*f)(void));\nvoid call(void (*f)(void))\n{\n\tf();\n}\nvoid weak(void)\n{\n\tint n = 0;\n\tvoid inner(void)\n\t{\n\t\tn++;\n\t}\n\tcall(inner);\n}\n' >weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 -pie -s -Wl,-z,relro,-z,now main.o weak.o -o prog

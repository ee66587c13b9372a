# SPDX-License-Identifier: Apache-2.0
# run: code that the loader must write, -z notext
# expect: refused
# names: hardening\.(textrel|pie)
# under: run
printf 'void weak(void);\nextern int other;\nint other = 3;\nvoid weak(void)\n{\n\tother++;\n}\n' >weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -fno-pie -mcmodel=large -c weak.c
gcc-12 $LINK -Wl,-z,notext main.o weak.o -o prog

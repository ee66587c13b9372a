# SPDX-License-Identifier: Apache-2.0
# run: a clean program: an object of 66,000 sections
# expect: passes
# under: run
python3 -c 'print("void weak(void);\nvoid weak(void) {}\n" + "".join("int f%d;\n" % i for i in range(66000)))' >weak.c
gcc-12 $HARD -fdata-sections -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: a clean program: harmless --defsym and --wrap
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
echo 'void __real_weak(void); void __wrap_weak(void); void __wrap_weak(void) { __real_weak(); }' >wr.c; gcc-12 $HARD -c wr.c
gcc-12 $LINK main.o weak.o wr.o -Wl,--wrap=weak -Wl,--defsym=_stack_size=0x1000 -o prog
./prog

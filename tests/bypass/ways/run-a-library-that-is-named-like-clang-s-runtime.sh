# SPDX-License-Identifier: Apache-2.0
# run: a library that is named like clang's runtime
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 $HARD -c weak.c
mkdir -p sdk/lib/clang/14/lib; ar rcs sdk/lib/clang/14/lib/libclang_rt.vendor.a weak.o
gcc-12 $LINK main.o sdk/lib/clang/14/lib/libclang_rt.vendor.a -o prog

# SPDX-License-Identifier: Apache-2.0
# run: OpenCL's language for the host
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
clang-14 -x cl -cl-std=CL2.0 -Xclang -finclude-default-header -target x86_64-linux-gnu -O2 -fPIE -c weak.c -o weak.o
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog

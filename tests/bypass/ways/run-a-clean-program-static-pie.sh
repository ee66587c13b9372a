# SPDX-License-Identifier: Apache-2.0
# run: a clean program: static-pie
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 -static-pie -s -Wl,-z,relro,-z,now,-z,noexecstack main.o weak.o -o prog
./prog

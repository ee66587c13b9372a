# SPDX-License-Identifier: Apache-2.0
# run: installed with -s, linked without
# expect: refused
# names: hardening\.stripped
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 -pie -Wl,-z,relro,-z,now,-z,noexecstack main.o weak.o -o p; install -s p prog

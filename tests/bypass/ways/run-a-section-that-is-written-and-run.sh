# SPDX-License-Identifier: Apache-2.0
# run: a section that is written and run
# expect: refused
# names: hardening.rwx-segment
# under: run
cp clean.c weak.c
echo 'unsigned char room[64] __attribute__((section(".wx,\"awx\",@progbits#"))) = {1};' >>weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: dressed up as a kernel module
# expect: refused
# names: hardening.stack-protector
# under: run
cp frame.c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -D__KERNEL__ -DMODULE -fno-stack-protector -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog

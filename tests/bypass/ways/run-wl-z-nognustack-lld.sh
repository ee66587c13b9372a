# SPDX-License-Identifier: Apache-2.0
# run: -Wl,-z,nognustack, lld
# expect: refused
# names: hardening.noexecstack
# under: run
# needs: ld.lld
cp clean.c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -c weak.c
gcc-12 $HARD $LINK -fuse-ld=lld -Wl,-z,nognustack main.o weak.o -o prog

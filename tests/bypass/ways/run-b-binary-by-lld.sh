# SPDX-License-Identifier: Apache-2.0
# run: -b binary by lld
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: ld.lld
cp clean.c weak.c; head -c 16 /dev/urandom >key.bin
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK -fuse-ld=lld main.o weak.o -Wl,-b,binary,key.bin,-b,default -o prog

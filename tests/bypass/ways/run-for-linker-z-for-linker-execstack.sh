# SPDX-License-Identifier: Apache-2.0
# run: --for-linker=-z --for-linker=execstack
# expect: refused
# names: hardening.noexecstack
# under: run
cp clean.c weak.c
echo '-z execstack' >ex
gcc-12 $HARD -c main.c
gcc-12 $HARD -c weak.c
gcc-12 $HARD $LINK --for-linker=-z --for-linker=execstack main.o weak.o -o prog

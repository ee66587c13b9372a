# SPDX-License-Identifier: Apache-2.0
# run: code changed by objcopy --update-section after the link
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
objcopy --dump-section .text=t prog; printf '\314\314' | dd of=t bs=1 seek=32 conv=notrunc 2>/dev/null; objcopy --update-section .text=t prog

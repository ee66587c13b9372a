# SPDX-License-Identifier: Apache-2.0
# run: objcopy makes the stack's note code
# expect: refused
# names: hardening\.noexecstack
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
objcopy --set-section-flags .note.GNU-stack=contents,readonly,code weak.o
gcc-12 -pie -s -Wl,-z,relro,-z,now main.o weak.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: --no-stack-protector
# expect: refused
# names: hardening.stack-protector
# under: run
cp frame.c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD --no-stack-protector -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog

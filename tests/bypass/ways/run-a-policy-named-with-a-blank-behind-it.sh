# SPDX-License-Identifier: Apache-2.0
# run: a policy named with a blank behind it
# expect: fails
# names: unknown policy
# under: run
BRINELL_POLICY='xiaomi-2.0-low ' gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

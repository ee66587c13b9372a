# SPDX-License-Identifier: Apache-2.0
# LD_RUN_PATH, which bfd takes for -rpath
# expect: reported
# names: prog.*/home/me/lib.*hardening\.rpath
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
LD_RUN_PATH=/home/me/lib $GATED $HARD $LINK -fuse-ld=bfd main.o weak.o -o prog
$BRINELL audit --fail-on warning prog

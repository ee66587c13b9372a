# SPDX-License-Identifier: Apache-2.0
# run: MAKEFLAGS with --eval
# expect: refused
# names: hardening.stack-protector
# under: run
cp frame.c weak.c
export MAKEFLAGS=--eval='override\ CFLAGS+=-fno-stack-protector'
printf 'prog: main.c weak.c\n\tgcc-12 $(CFLAGS) main.c weak.c $(LDFLAGS) -o prog\n' >Makefile
make CFLAGS="$HARD" LDFLAGS="$LINK"

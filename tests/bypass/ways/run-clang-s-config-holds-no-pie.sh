# SPDX-License-Identifier: Apache-2.0
# run: clang's --config holds -no-pie
# expect: refused
# names: hardening.pie
# under: run
cp clean.c weak.c; clang-14 $HARD -c main.c weak.c; echo '-no-pie' >v.cfg; clang-14 --config $PWD/v.cfg $LINK -no-pie main.o weak.o -o prog

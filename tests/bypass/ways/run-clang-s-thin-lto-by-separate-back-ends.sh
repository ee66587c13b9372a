# SPDX-License-Identifier: Apache-2.0
# run: clang's thin LTO by separate back ends
# expect: refused
# names: evidence.unchecked-unit|process.insecure-download
# under: run
# needs: clang-14 ld.lld
cp clean.c weak.c; /usr/bin/clang-14 $HARD -flto=thin -c weak.c
/usr/bin/clang-14 $HARD -flto=thin -c main.c
/usr/bin/ld.lld --thinlto-index-only -r main.o weak.o -o x 2>/dev/null || true
clang-14 $HARD -x ir main.o -fthinlto-index=/dev/null -c -o m.o
clang-14 $HARD -x ir weak.o -fthinlto-index=/dev/null -c -o w.o
clang-14 $HARD $LINK m.o w.o -o prog

# SPDX-License-Identifier: Apache-2.0
# run: rustc's own lld links a bare archive
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: rustc
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libvendor.a weak.o; rm weak.o
printf 'extern "C" { fn weak(); }\nfn main() { if std::env::args().count() > 9 { unsafe { weak() } } }\n' >m.rs
rustc -O -C strip=symbols m.rs -L. -l static=vendor -o prog

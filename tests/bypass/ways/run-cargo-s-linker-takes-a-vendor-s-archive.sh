# SPDX-License-Identifier: Apache-2.0
# run: cargo's linker takes a vendor's archive
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: rustc
/usr/bin/gcc-12 $HARD -c clean.c -o c.o; ar rcs libvendor.a c.o; rm c.o
printf 'extern "C" { fn weak(); }\nfn main() { if std::env::args().count() > 9 { unsafe { weak() } } }\n' >m.rs
rustc -O -C strip=symbols -C linker=gcc-12 m.rs -L. -l static=vendor -o prog

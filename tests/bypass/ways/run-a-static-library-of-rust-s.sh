# SPDX-License-Identifier: Apache-2.0
# run: a static library of Rust's
# expect: refused
# names: Rust
# under: run
# needs: rustc
cp clean.c weak.c
gcc-12 $HARD -c main.c
printf '#![no_std]\n#[panic_handler] fn p(_:&core::panic::PanicInfo)->!{loop{}}\n#[no_mangle] pub extern "C" fn weak(){}\n' >w.rs; rustc --crate-type staticlib -C panic=abort -C relocation-model=pic -O w.rs -o libw.a
gcc-12 $HARD $LINK main.o libw.a -o prog

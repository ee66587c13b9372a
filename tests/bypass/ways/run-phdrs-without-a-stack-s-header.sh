# SPDX-License-Identifier: Apache-2.0
# run: PHDRS without a stack's header
# expect: refused
# names: hardening.noexecstack
# under: run
cp clean.c weak.c; gcc-12 $HARD -c weak.c main.c
ld --verbose -pie | sed '1,/^=====/d;/^=====/,$d' >all.ld
sed -i 's/^SECTIONS/PHDRS { text PT_LOAD FILEHDR PHDRS FLAGS(5); data PT_LOAD FLAGS(6); dyn PT_DYNAMIC; interp PT_INTERP; }\nSECTIONS/' all.ld
sed -i 's/^  \.interp .*/.interp : { *(.interp) } :text :interp/; s/^  \.dynamic .*/.dynamic : { *(.dynamic) } :data :dyn/; s/^  \.got .*/.got : { *(.got) *(.igot) } :data/' all.ld
gcc-12 -pie -s -Wl,-z,norelro -Wl,-T,all.ld main.o weak.o -o prog

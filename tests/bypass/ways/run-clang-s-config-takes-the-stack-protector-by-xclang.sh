# SPDX-License-Identifier: Apache-2.0
# run: clang's --config takes the stack protector by -Xclang
# expect: refused
# names: hardening.stack-protector
# under: run
printf -- '-Xclang -stack-protector -Xclang 0\n' >v.cfg
cp frame.c weak.c
clang-14 --config $PWD/v.cfg $HARD -c main.c weak.c
clang-14 $LINK main.o weak.o -o prog

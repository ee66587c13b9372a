# SPDX-License-Identifier: Apache-2.0
# run: --rsp-quoting=windows
# expect: refused
# names: hardening.stack-protector
# under: run
cp frame.c weak.c
echo '"-fno-stack-protector"' >r
clang-14 --rsp-quoting=windows $HARD @r -c main.c weak.c
clang-14 $LINK main.o weak.o -o prog

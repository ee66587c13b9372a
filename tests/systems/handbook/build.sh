#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
set -e
flags="-O2 -fPIE -fstack-protector-all -D_FORTIFY_SOURCE=2 -Wformat=2 -Werror=format-security"
for unit in main net tls; do
	gcc $flags -c $unit.c -o $unit.o
done
# Some units are joined first, as firmware does.
ld -r net.o tls.o -o libnet.o
gcc -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack -s main.o libnet.o -o prog

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each compiler starts as Bazel and BitBake start theirs: by its path, with a clean environment.
set -e
compiler=$(command -v "${CC:-gcc}")
flags="-O2 -fPIE -fstack-protector-all -D_FORTIFY_SOURCE=2 -Wformat=2 -Werror=format-security $EXTRA_FLAGS"
for unit in main net tls; do
	env -i PATH=/usr/bin:/bin "$compiler" $flags -c $unit.c -o $unit.o
done
env -i PATH=/usr/bin:/bin "$compiler" $EXTRA_FLAGS -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack -s main.o net.o tls.o -o prog

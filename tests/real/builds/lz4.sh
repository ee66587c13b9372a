# SPDX-License-Identifier: Apache-2.0
make -C lib CC="$CC" CFLAGS="$FLAGS"
make -C programs CC="$CC" CFLAGS="$FLAGS" lz4

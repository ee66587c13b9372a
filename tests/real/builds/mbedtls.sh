# SPDX-License-Identifier: Apache-2.0
make -C library CC="$CC" CFLAGS="$FLAGS" SHARED=1

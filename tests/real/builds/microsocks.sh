# SPDX-License-Identifier: Apache-2.0
make CC="$CC" CFLAGS="$FLAGS -std=c99 -D_GNU_SOURCE"

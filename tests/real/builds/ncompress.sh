# SPDX-License-Identifier: Apache-2.0
make CC="$CC" CFLAGS="$FLAGS"

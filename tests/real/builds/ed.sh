# SPDX-License-Identifier: Apache-2.0
./configure CC="$CC" CFLAGS="$FLAGS"
make

# SPDX-License-Identifier: Apache-2.0
CFLAGS=$FLAGS ./configure --disable-nls --disable-scripts --disable-doc --disable-lzmadec --disable-lzmainfo
make ACLOCAL=: AUTOMAKE=: AUTOCONF=: AUTOHEADER=:

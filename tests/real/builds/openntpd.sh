# SPDX-License-Identifier: Apache-2.0
CFLAGS=$FLAGS ./configure --disable-https-constraint
make ACLOCAL=: AUTOMAKE=: AUTOCONF=: AUTOHEADER=:

# SPDX-License-Identifier: Apache-2.0
CFLAGS=$FLAGS ./configure
make ACLOCAL=: AUTOMAKE=: AUTOCONF=: AUTOHEADER=:

# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev
CFLAGS=$FLAGS ./configure --with-threads=pthread --disable-fips --disable-libwrap --disable-systemd
make -C src ACLOCAL=: AUTOMAKE=: AUTOCONF=: AUTOHEADER=:

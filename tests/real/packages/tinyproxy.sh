# SPDX-License-Identifier: Apache-2.0
# needs: autoconf automake
[ -x configure ] || autoreconf -fi
CFLAGS=$FLAGS ./configure --disable-manpage_support
make -j2 -k -C src || true

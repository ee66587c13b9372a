# SPDX-License-Identifier: Apache-2.0
# needs: zlib1g-dev libcrypt-dev
CFLAGS=$FLAGS ./configure -C --enable-bundled-libtom
make PROGRAMS='dropbear dbclient dropbearkey'

# SPDX-License-Identifier: Apache-2.0
# needs: zlib1g-dev libcrypt-dev libtomcrypt-dev libtommath-dev
CFLAGS=$FLAGS ./configure -C --disable-bundled-libtom
make PROGRAMS='dropbear dbclient dropbearkey'

# SPDX-License-Identifier: Apache-2.0
# needs: tcl
CFLAGS=$FLAGS ./configure --disable-tcl --disable-readline
make sqlite3 libsqlite3.la

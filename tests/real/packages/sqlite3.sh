# SPDX-License-Identifier: Apache-2.0
# needs: tcl
CFLAGS=$FLAGS ./configure --disable-tcl --disable-readline
make -j1 sqlite3.c shell.c
$CC $FLAGS -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE -DHAVE_USLEEP -c sqlite3.c -o sqlite3.o
$CC $FLAGS -c shell.c -o shell.o

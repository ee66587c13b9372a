# SPDX-License-Identifier: Apache-2.0
# run: sccache filled by a bare compile
# expect: fails
# names: sccache doesn.t notice
# under: run
# needs: sccache
export SCCACHE_DIR=$PWD/.sc SCCACHE_SERVER_PORT=$((20000 + $$ % 10000)) SCCACHE_IDLE_TIMEOUT=20
sccache /usr/bin/gcc-12 $HARD -c weak.c -o weak.o; rm weak.o
sccache gcc-12 $HARD -c weak.c -o weak.o; s=$?; sccache --stop-server >/dev/null 2>&1
test $s = 0
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog

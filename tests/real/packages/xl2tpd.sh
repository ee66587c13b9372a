# SPDX-License-Identifier: Apache-2.0
# needs: libpcap-dev
make -j2 -k CC="$CC" CFLAGS="$FLAGS -DDEBUG_PPPD -DTRUST_PPPD_TO_DIE -DSANITY -DLINUX -DIP_ALLOCATION -DUSE_KERNEL" || true

# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev libcjson-dev
make CC="$CC" CFLAGS="$FLAGS" WITH_DOCS=no WITH_STRIP=no -C lib libmosquitto.so.1
make CC="$CC" CFLAGS="$FLAGS" -C src mosquitto
make CC="$CC" CFLAGS="$FLAGS" -C client

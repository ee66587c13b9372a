# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libssl-dev libcjson-dev libwrap0-dev libwebsockets-dev libsystemd-dev
make -j2 CC="$CC" CFLAGS="$FLAGS" WITH_DOCS=no WITH_WEBSOCKETS=yes WITH_WRAP=yes WITH_SYSTEMD=yes WITH_STRIP=no -C lib libmosquitto.so.1
make -j2 -k CC="$CC" CFLAGS="$FLAGS" WITH_WEBSOCKETS=yes WITH_WRAP=yes WITH_SYSTEMD=yes -C src mosquitto || true
make -j2 -k CC="$CC" CFLAGS="$FLAGS" -C client || true
make -j2 -k CC="$CC" CFLAGS="$FLAGS" -C apps || true
make -j2 -k CC="$CC" CFLAGS="$FLAGS" -C plugins/dynamic-security || true

# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libcrypt-dev
make defconfig >/dev/null
make -j2 -k CC="$CC" HOSTCC=gcc-12 CONFIG_WERROR=n CONFIG_TC=n EXTRA_CFLAGS="$FLAGS" busybox_unstripped || true

# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: autoconf automake libtool libssl-dev libev-dev libc-ares-dev zlib1g-dev
autoreconf -fi
CFLAGS=$FLAGS CXXFLAGS=$FLAGS ./configure --disable-static --enable-app --disable-python-bindings --disable-failmalloc --disable-examples
make -j2 -k -C lib || true
make -j2 -k -C third-party || true
make -j2 -k -C src || true

# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|des_|des3|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|http://|passw|PASSW
# needs: libssl-dev libgnutls28-dev libmbedtls-dev libwolfssl-dev libpcre2-dev zlib1g-dev libpam0g-dev libcrypt-dev liblua5.4-dev libkrb5-dev
CFLAGS=$FLAGS ./configure --with-gnutls --with-krb5 --with-lua=lua5.4 --with-mbedtls --with-openssl --with-pam --with-pcre2 --with-wolfssl
make -j2 -k -C src || true

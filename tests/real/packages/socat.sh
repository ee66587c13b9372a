# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libssl-dev libwrap0-dev
CFLAGS=$FLAGS ./configure --disable-readline
make -j2 socat

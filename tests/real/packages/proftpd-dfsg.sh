# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libssl-dev zlib1g-dev libcrypt-dev
CFLAGS=$FLAGS ./configure --enable-openssl --disable-ncurses --with-modules=mod_tls:mod_sftp:mod_radius:mod_digest:mod_auth_otp:mod_sql:mod_sql_passwd
make -j1 -k CC="$CC" || true

# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: autoconf automake gettext libtool autopoint libavformat-dev libexif-dev libjpeg-dev libid3tag0-dev libflac-dev libogg-dev libvorbis-dev libsqlite3-dev
autoreconf -fi
CFLAGS=$FLAGS ./configure --disable-nls
make -j2 minidlnad

# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: autoconf automake libtool libssl-dev libgnutls28-dev libssh2-1-dev libnghttp2-dev libidn2-dev libpsl-dev zlib1g-dev libmbedtls-dev libwolfssl-dev libkrb5-dev nettle-dev
autoreconf -fi
for tls in openssl gnutls; do
	mkdir -p "build-$tls"
	(cd "build-$tls" && CFLAGS=$FLAGS ../configure "--with-$tls" --disable-static --disable-manual --without-librtmp --with-libssh2 --with-gssapi &&
		make -j2 -k -C lib && { [ "$tls" != openssl ] || make -j2 -k -C src; })
done

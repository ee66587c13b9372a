# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libssl-dev libgnutls28-dev libmbedtls-dev
for tls in openssl gnutls; do
	mkdir -p "build-$tls"
	(cd "build-$tls" && CFLAGS=$FLAGS ../configure --disable-documentation --enable-dtls "--with-$tls" --enable-examples --disable-tests &&
		make -j2 -k || true)
done

# SPDX-License-Identifier: Apache-2.0
# telling: EVP_|MD5|SHA1|sha1|md5|DES_|RC4|rc4|rand\(|random\(|rand48|SSL_|gnutls_|mbedtls_|system\(|popen\(|execl|http://|passw|PASSW|key
# needs: libgnutls28-dev libidn2-dev libpsl-dev libpcre2-dev uuid-dev zlib1g-dev libssl-dev
for tls in openssl; do
	mkdir -p "build-$tls"
	(cd "build-$tls" && CFLAGS=$FLAGS ../configure --with-ssl="$tls" --disable-nls --disable-rpath && make -j2 -k -C lib && make -j2 -k -C src || true)
done

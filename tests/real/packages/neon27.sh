# SPDX-License-Identifier: Apache-2.0
# needs: libssl-dev libgnutls28-dev libexpat1-dev zlib1g-dev
# Its own configure and makefiles want to be where the source is.
cp -r . ../with-gnutls
mv ../with-gnutls .
for tls in openssl gnutls; do
	[ "$tls" = openssl ] && where=. || where=with-gnutls
	(cd "$where" && CFLAGS=$FLAGS ./configure "--with-ssl=$tls" --enable-shared --without-gssapi --disable-nls && make -j2 -k -C src || true)
done
